"""The farm in the window: helper mode on the one side, the nodes that help the maker on the other."""
