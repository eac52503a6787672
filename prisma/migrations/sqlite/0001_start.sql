-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "postsNotBefore" DATETIME
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "Channel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Drill" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "severities" TEXT NOT NULL,
    "lengthMinutes" REAL NOT NULL,
    "speed" REAL NOT NULL,
    "seed" BIGINT NOT NULL,
    "plannedStart" DATETIME,
    "herringPlan" TEXT NOT NULL,
    "herringMinute" REAL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "closedAt" DATETIME,
    "cancelledAt" DATETIME,
    "toldElapsed" INTEGER,
    "revealedElapsed" INTEGER,
    "facilitatorActedAt" DATETIME NOT NULL,
    CONSTRAINT "Drill_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Drill_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Scenario" (
    "drillId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "catalogueId" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "position"),
    CONSTRAINT "Scenario_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pause" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "untilAt" DATETIME,
    "untilElapsed" INTEGER,
    "untilBy" TEXT,
    "untilSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Pause_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Phase" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "activity" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "writeDown" TEXT NOT NULL,
    "metrics" TEXT NOT NULL,
    "plannedStart" INTEGER NOT NULL,
    "plannedLength" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "length" INTEGER NOT NULL,
    "startedAt" DATETIME,
    "startedElapsed" INTEGER,
    "startedBy" TEXT,
    "startedSource" TEXT,
    "endedAt" DATETIME,
    "endedElapsed" INTEGER,
    "endedBy" TEXT,
    "endedSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Phase_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Inject" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Inject_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Cue" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "drillId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "phase" INTEGER,
    "elapsed" INTEGER,
    "dueAt" DATETIME,
    "state" TEXT NOT NULL,
    "doneAt" DATETIME,
    "doneElapsed" INTEGER,
    "doneBy" TEXT,
    "doneSource" TEXT,
    "late" BOOLEAN NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Cue_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Participation" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "untilAt" DATETIME,
    "untilElapsed" INTEGER,
    "untilBy" TEXT,
    "untilSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Participation_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alert" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "subjectId" TEXT NOT NULL,
    "herring" BOOLEAN NOT NULL,
    "own" BOOLEAN NOT NULL,
    "letter" TEXT,
    "service" TEXT NOT NULL,
    "symptom" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "threshold" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "sinceMinute" REAL,
    "dashboard" TEXT NOT NULL,
    "runbook" TEXT NOT NULL,
    "clears" TEXT NOT NULL,
    "hints" TEXT NOT NULL,
    "deliveredAt" DATETIME,
    "deliveredElapsed" INTEGER,
    "deliveredBy" TEXT,
    "deliveredSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Alert_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Take" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Take_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Hint" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Hint_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "noise" BOOLEAN NOT NULL,
    "cause" TEXT,
    "evidence" TEXT NOT NULL,
    "disproof" TEXT NOT NULL,
    "confidence" REAL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "supersededBy" TEXT,
    "undoneAt" DATETIME,
    "undoneElapsed" INTEGER,
    "undoneBy" TEXT,
    "undoneSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Claim_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verdict" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "claimId" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Verdict_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Observation" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Observation_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Finding" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "noise" TEXT NOT NULL,
    "lessons" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Finding_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Fix" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "predicted" REAL,
    "accuracy" REAL,
    "override" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "minutesSaved" REAL,
    "approvedBy" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Fix_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Remedy" (
    "drillId" TEXT NOT NULL,
    "fixId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "fixId", "name"),
    CONSTRAINT "Remedy_drillId_fixId_fkey" FOREIGN KEY ("drillId", "fixId") REFERENCES "Fix" ("drillId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Check" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Check_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "remedies" TEXT NOT NULL,
    "seed" BIGINT NOT NULL,
    "verdict" TEXT NOT NULL,
    "predicted" TEXT,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Run_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reflection" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "scores" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "signed" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Reflection_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Guardrail" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Guardrail_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Action" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Action_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Debrief" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "takeaways" TEXT NOT NULL,
    "highlights" TEXT NOT NULL,
    "improvements" TEXT NOT NULL,
    "aiWorkflow" TEXT NOT NULL,
    "herringHandling" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "correlation" REAL,
    "comments" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Debrief_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "collection" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "Revision_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportVersion" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "json" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "signedAt" DATETIME,
    "signedElapsed" INTEGER,
    "signedBy" TEXT,
    "signedSource" TEXT,

    PRIMARY KEY ("drillId", "id"),
    CONSTRAINT "ReportVersion_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Post" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "drillId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "channelExternalId" TEXT,
    "userExternalId" TEXT,
    "below" TEXT,
    "message" TEXT NOT NULL,
    "holdable" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "sentRevision" INTEGER NOT NULL,
    "platformId" TEXT,
    "intentAt" DATETIME,
    "triedAt" DATETIME,
    "triedRevision" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "notBefore" DATETIME,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME,
    "why" TEXT,
    "createdAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    CONSTRAINT "Post_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Post_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Submission" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "answer" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "drillId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "alt" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StoredFile_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_platform_externalId_key" ON "Workspace"("platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_workspaceId_externalId_key" ON "Channel"("workspaceId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_workspaceId_userId_key" ON "Person"("workspaceId", "userId");

-- CreateIndex
CREATE INDEX "Drill_channelId_at_idx" ON "Drill"("channelId", "at");

-- CreateIndex
CREATE INDEX "Drill_state_idx" ON "Drill"("state");

-- CreateIndex
CREATE INDEX "Cue_state_dueAt_idx" ON "Cue"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Cue_drillId_idx" ON "Cue"("drillId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_id_key" ON "Post"("id");

-- CreateIndex
CREATE INDEX "Post_state_lane_seq_idx" ON "Post"("state", "lane", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Post_drillId_key_key" ON "Post"("drillId", "key");

-- CreateIndex
CREATE INDEX "Submission_createdAt_idx" ON "Submission"("createdAt");

-- CreateIndex
CREATE INDEX "StoredFile_drillId_idx" ON "StoredFile"("drillId");
