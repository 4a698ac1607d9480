"""The main screen: one module a subject, put together in `screen`."""
