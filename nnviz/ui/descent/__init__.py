"""The Descent page: walks down a loss over one weight or two."""
