"""The exact linear regions of a network, drawn into whatever picture shows its plane."""
