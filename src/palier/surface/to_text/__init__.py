"""From the tree to text: `to_text` writes a whole file, `phrase` one node, in either language."""

from palier.surface.to_text.file import to_text as to_text
from palier.surface.to_text.phrases import phrase as phrase
