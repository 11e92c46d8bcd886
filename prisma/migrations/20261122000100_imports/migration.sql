-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('receiving', 'running', 'done', 'cancelling', 'cancelled');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('new', 'already_invited', 'already_member', 'invalid', 'duplicate_in_file', 'refused');

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "import_id" UUID;

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "invitation_kind" NOT NULL,
    "place_id" UUID,
    "status" "import_status" NOT NULL DEFAULT 'receiving',
    "file_name" TEXT,
    "header_hash" BYTEA,
    "mapping" JSONB NOT NULL,
    "role" TEXT,
    "terms" JSONB NOT NULL DEFAULT '{}',
    "language" "language",
    "message" TEXT,
    "note" TEXT,
    "metadata" JSONB,
    "expires_in_hours" INTEGER,
    "sends" BOOLEAN NOT NULL,
    "send_after_seconds" INTEGER NOT NULL DEFAULT 0,
    "importer_id" UUID NOT NULL,
    "importer_ip" INET,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT transaction_timestamp(),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "full_name" TEXT,
    "outcome" "import_outcome" NOT NULL,
    "message" TEXT,
    "invitation_id" UUID,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "imports_organization_id_created_at_id_idx" ON "imports"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "imports_organization_id_header_hash_created_at_idx" ON "imports"("organization_id", "header_hash", "created_at");

-- CreateIndex
CREATE INDEX "imports_importer_id_idx" ON "imports"("importer_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_rows_invitation_id_key" ON "import_rows"("invitation_id");

-- CreateIndex
CREATE INDEX "import_rows_import_id_outcome_line_idx" ON "import_rows"("import_id", "outcome", "line");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_importer_id_fkey" FOREIGN KEY ("importer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;
