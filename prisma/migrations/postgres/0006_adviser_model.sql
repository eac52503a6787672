-- AlterTable
ALTER TABLE "Advice" ADD COLUMN     "calls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "estimated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "planted" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "AdviserModel" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "AdviserModel_pkey" PRIMARY KEY ("drillId","id")
);

-- AddForeignKey
ALTER TABLE "AdviserModel" ADD CONSTRAINT "AdviserModel_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;
