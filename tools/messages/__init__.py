"""The catalogues of translations: collecting texts, keeping the .po files, compiling them."""
