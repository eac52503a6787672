-- AlterTable
ALTER TABLE "Advice" ADD COLUMN "calls" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Advice" ADD COLUMN "estimated" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Advice" ADD COLUMN "planted" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "AdviserModel" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "host" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "AdviserModel_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
