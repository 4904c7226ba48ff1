-- AlterTable
ALTER TABLE "account" ADD COLUMN     "chosenById" TEXT;

-- As far as the security record goes back: who was added by an admin with a password, and has set no other since.
UPDATE "account" SET "chosenById" = (
  SELECT e."actorId" FROM "audit_entry" e
  JOIN "membership" m ON m."userId" = e."actorId" AND m."workspaceId" = e."workspaceId" AND m."role" = 'admin'
  WHERE e."event" = 'member-added' AND e."targetId" = "account"."userId"
  ORDER BY e."number" DESC LIMIT 1
)
WHERE NOT EXISTS (
  SELECT 1 FROM "audit_entry" l
  WHERE l."actorId" = "account"."userId" AND l."outcome" = 'done' AND l."event" IN ('password-changed', 'reset-used')
);
