-- CreateTable
CREATE TABLE "idempotent_calls" (
    "id" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "steps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "answer" TEXT,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "idempotent_calls_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idempotent_calls_ends_at_idx" ON "idempotent_calls"("ends_at");
