"""One module a family of files: each turns the bytes of a file into reports with what the file says of them."""
