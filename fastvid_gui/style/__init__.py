"""How a frame becomes a painting: the network, style files of every format, the library, compute backends."""
