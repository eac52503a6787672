-- CreateTable
CREATE TABLE "Measurement" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "shows" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Measurement_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateIndex
CREATE INDEX "Measurement_state_at_idx" ON "Measurement"("state", "at");

-- AddForeignKey
ALTER TABLE "Measurement" ADD CONSTRAINT "Measurement_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;
