"""The parts of the Functions page; which of them stand where is decided in `page` and `view`."""
