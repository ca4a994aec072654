"""Lets the tests in the folders below import the parts that lie beside this file (pytest puts it on the path)."""
