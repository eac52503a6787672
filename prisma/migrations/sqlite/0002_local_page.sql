-- AlterTable
ALTER TABLE "Drill" ADD COLUMN "jumped" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "entryRevision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "channelExternalId" TEXT,
    "readerExternalId" TEXT,
    "threadId" TEXT,
    "authorExternalId" TEXT,
    "body" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "editedAt" DATETIME,
    CONSTRAINT "Entry_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Entry_workspaceId_channelExternalId_position_idx" ON "Entry"("workspaceId", "channelExternalId", "position");

-- CreateIndex
CREATE INDEX "Entry_threadId_idx" ON "Entry"("threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_workspaceId_key_key" ON "Entry"("workspaceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Entry_workspaceId_revision_key" ON "Entry"("workspaceId", "revision");
