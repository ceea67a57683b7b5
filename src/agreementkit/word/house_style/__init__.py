"""House styles: a branch's own Word template gives a draft its look and its letterhead."""
