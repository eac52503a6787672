-- AlterTable
ALTER TABLE "Reflection" ADD COLUMN "earlyAi" TEXT;

-- CreateTable
CREATE TABLE "OwnPlan" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "remedies" TEXT NOT NULL,
    "predicted" REAL NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "OwnPlan_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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
    "begunAt" DATETIME,
    "begunElapsed" INTEGER,
    "begunBy" TEXT,
    "begunSource" TEXT,
    "endedAt" DATETIME,
    "endedElapsed" INTEGER,
    "endedBy" TEXT,
    "endedSource" TEXT,
    "choice" TEXT,
    "chosenAt" DATETIME,
    "chosenElapsed" INTEGER,
    "chosenBy" TEXT,
    "chosenSource" TEXT,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Advice_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AdviserSetting" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "shadow" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "AdviserSetting_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
