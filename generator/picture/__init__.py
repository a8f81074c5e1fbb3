"""Pictures from files, and icons: what they are, which part of them shows, and the bytes that go into the outputs."""
