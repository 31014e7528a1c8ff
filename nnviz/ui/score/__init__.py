"""The score: one column per layer, four staves, drawn with few Qt calls a frame."""
