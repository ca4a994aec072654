"""Small widgets, icons and colors that every panel uses."""
