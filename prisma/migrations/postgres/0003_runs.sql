-- AlterTable
ALTER TABLE "Run" ADD COLUMN "detail" TEXT NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "RunRequest" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "remedies" TEXT NOT NULL,
    "predicted" DOUBLE PRECISION,
    "seed" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "RunRequest_pkey" PRIMARY KEY ("drillId","id")
);

-- AddForeignKey
ALTER TABLE "RunRequest" ADD CONSTRAINT "RunRequest_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;
