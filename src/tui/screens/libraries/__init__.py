"""The dialogs of libraries, of copying and of the phone."""
