"""What left the log, in the audit window: exports, anchors and archives, by whom and when."""
