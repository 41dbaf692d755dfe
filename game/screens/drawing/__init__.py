"""Drawing: colours, type, shapes and icons. Knows surfaces and no widgets."""
