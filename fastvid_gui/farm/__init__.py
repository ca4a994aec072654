"""The farm: discovery, pairing, messages, the coordinator (pure state) and the helper."""
