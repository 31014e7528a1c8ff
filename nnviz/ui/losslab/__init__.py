"""The Losses page: five small experiments on what a loss measures and how it pulls."""
