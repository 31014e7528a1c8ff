"""The loss of the live network on the Descent page: which weights, which directions, and what it is measured on."""
