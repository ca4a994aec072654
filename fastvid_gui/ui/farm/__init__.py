"""The farm in the window: helper mode on one side, the nodes that help the maker on the other."""
