"""One module for each family of file formats; each turns bytes into reports with the file's metadata."""
