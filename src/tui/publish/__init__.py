"""Publishes bundles: the only door to folders, object stores, WebDAV, git and hooks that others read from."""
