"""Sets the bodies of edited texts anew in the site of the last build, where nothing else of them changed.

A text is told of in many places by its head: lists, menus, feeds, other texts. Its body stands in few, whole, and each
build notes where. As long as an edit leaves alone all that is told of a text elsewhere, the new body takes the place of
the old one there, and no template is asked. Everything else is for a whole build.

This package stands above the features, and no feature knows it.
"""
