"""What tests of the window share: no screen, quiet multimedia, the theme that people see."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qpa.*=false")
# No sound device, and no wait for one.
os.environ.setdefault("QT_ACCESSIBILITY", "0")
