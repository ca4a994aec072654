"""The window: the only folder that knows Qt. It asks the engine processes for everything that takes time."""

from fastvid_gui.ui.lasting import keep_singletons

keep_singletons()
