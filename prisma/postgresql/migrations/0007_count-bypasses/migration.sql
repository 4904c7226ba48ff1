-- What the list shows is counted again: open gates and bypasses apart.
UPDATE "pipeline" SET "portfolioRevision" = -1;
