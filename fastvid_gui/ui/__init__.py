"""The window. The only folder that knows Qt; it asks the engine process for everything that takes time."""

from fastvid_gui.ui.lasting import keep_singletons

keep_singletons()
