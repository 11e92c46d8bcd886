-- AlterTable
ALTER TABLE "imports" ADD COLUMN     "redirect_to" TEXT;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "redeemed_at" TIMESTAMPTZ(3),
ADD COLUMN     "redirect_to" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "redirect_origins" TEXT[] DEFAULT ARRAY[]::TEXT[];
