-- Whoever has answered by a link that was mailed to them has shown that the address is theirs.
UPDATE "users" u SET "address_proven_at" = transaction_timestamp()
WHERE u."password_hash" IS NOT NULL AND EXISTS (
  SELECT 1 FROM "invitations" i
  JOIN "deliveries" d ON d."invitation_id" = i."id" AND d."number" = i."answered_by"
  WHERE i."email" = u."email" AND i."status" = 'accepted' AND d."purpose" IN ('invitation', 'reminder')
);
