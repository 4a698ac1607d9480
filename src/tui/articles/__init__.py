"""Articles: the document model, extraction from pages and feeds, versions and their differences."""
