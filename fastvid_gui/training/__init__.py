"""Making styles: loss network, data and trainer."""
