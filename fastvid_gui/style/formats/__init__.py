"""Style files of every format, one reader each."""
