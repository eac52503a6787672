-- AlterTable
ALTER TABLE "Reflection" ADD COLUMN     "earlyAi" TEXT;

-- CreateTable
CREATE TABLE "OwnPlan" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "remedies" TEXT NOT NULL,
    "predicted" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "OwnPlan_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Advice" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "adviser" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "tokensIn" INTEGER NOT NULL,
    "tokensOut" INTEGER NOT NULL,
    "begunAt" TIMESTAMP(3),
    "begunElapsed" INTEGER,
    "begunBy" TEXT,
    "begunSource" TEXT,
    "endedAt" TIMESTAMP(3),
    "endedElapsed" INTEGER,
    "endedBy" TEXT,
    "endedSource" TEXT,
    "choice" TEXT,
    "chosenAt" TIMESTAMP(3),
    "chosenElapsed" INTEGER,
    "chosenBy" TEXT,
    "chosenSource" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Advice_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "AdviserSetting" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "shadow" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "AdviserSetting_pkey" PRIMARY KEY ("drillId","id")
);

-- AddForeignKey
ALTER TABLE "OwnPlan" ADD CONSTRAINT "OwnPlan_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Advice" ADD CONSTRAINT "Advice_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdviserSetting" ADD CONSTRAINT "AdviserSetting_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;
