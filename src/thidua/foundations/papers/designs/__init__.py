"""The designer of certificates: an agency's own designs by award and by kind of recipient, in versions, with days."""
