"""The render queue, its panel and the export sheet."""
