-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "postsNotBefore" TIMESTAMP(3),

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Drill" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "objective" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "severities" TEXT NOT NULL,
    "lengthMinutes" DOUBLE PRECISION NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,
    "seed" BIGINT NOT NULL,
    "plannedStart" TIMESTAMP(3),
    "herringPlan" TEXT NOT NULL,
    "herringMinute" DOUBLE PRECISION,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "cancelledAt" TIMESTAMP(3),
    "toldElapsed" INTEGER,
    "revealedElapsed" INTEGER,
    "facilitatorActedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scenario" (
    "drillId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "catalogueId" TEXT NOT NULL,

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("drillId","position")
);

-- CreateTable
CREATE TABLE "Pause" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "untilAt" TIMESTAMP(3),
    "untilElapsed" INTEGER,
    "untilBy" TEXT,
    "untilSource" TEXT,

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("drillId","id")
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
    "startedAt" TIMESTAMP(3),
    "startedElapsed" INTEGER,
    "startedBy" TEXT,
    "startedSource" TEXT,
    "endedAt" TIMESTAMP(3),
    "endedElapsed" INTEGER,
    "endedBy" TEXT,
    "endedSource" TEXT,

    CONSTRAINT "Phase_pkey" PRIMARY KEY ("drillId","id")
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

    CONSTRAINT "Inject_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Cue" (
    "id" TEXT NOT NULL,
    "drillId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "phase" INTEGER,
    "elapsed" INTEGER,
    "dueAt" TIMESTAMP(3),
    "state" TEXT NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneElapsed" INTEGER,
    "doneBy" TEXT,
    "doneSource" TEXT,
    "late" BOOLEAN NOT NULL,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Cue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "untilAt" TIMESTAMP(3),
    "untilElapsed" INTEGER,
    "untilBy" TEXT,
    "untilSource" TEXT,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("drillId","id")
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
    "sinceMinute" DOUBLE PRECISION,
    "dashboard" TEXT NOT NULL,
    "runbook" TEXT NOT NULL,
    "clears" TEXT NOT NULL,
    "hints" TEXT NOT NULL,
    "deliveredAt" TIMESTAMP(3),
    "deliveredElapsed" INTEGER,
    "deliveredBy" TEXT,
    "deliveredSource" TEXT,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Take" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Take_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Hint" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Hint_pkey" PRIMARY KEY ("drillId","id")
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
    "confidence" DOUBLE PRECISION,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "supersededBy" TEXT,
    "undoneAt" TIMESTAMP(3),
    "undoneElapsed" INTEGER,
    "undoneBy" TEXT,
    "undoneSource" TEXT,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Verdict" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "claimId" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "phase" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("drillId","id")
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
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Fix" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "recommendation" TEXT NOT NULL,
    "steps" TEXT NOT NULL,
    "predicted" DOUBLE PRECISION,
    "accuracy" DOUBLE PRECISION,
    "override" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "minutesSaved" DOUBLE PRECISION,
    "approvedBy" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Fix_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Remedy" (
    "drillId" TEXT NOT NULL,
    "fixId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Remedy_pkey" PRIMARY KEY ("drillId","fixId","name")
);

-- CreateTable
CREATE TABLE "Check" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Check_pkey" PRIMARY KEY ("drillId","id")
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
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("drillId","id")
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
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Reflection_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Guardrail" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Guardrail_pkey" PRIMARY KEY ("drillId","id")
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
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("drillId","id")
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
    "correlation" DOUBLE PRECISION,
    "comments" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Debrief_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "drillId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "collection" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("drillId","id")
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
    "at" TIMESTAMP(3) NOT NULL,
    "elapsed" INTEGER NOT NULL,
    "by" TEXT,
    "source" TEXT NOT NULL,
    "signedAt" TIMESTAMP(3),
    "signedElapsed" INTEGER,
    "signedBy" TEXT,
    "signedSource" TEXT,

    CONSTRAINT "ReportVersion_pkey" PRIMARY KEY ("drillId","id")
);

-- CreateTable
CREATE TABLE "Post" (
    "seq" SERIAL NOT NULL,
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
    "intentAt" TIMESTAMP(3),
    "triedAt" TIMESTAMP(3),
    "triedRevision" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "notBefore" TIMESTAMP(3),
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "why" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Post_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Submission" (
    "key" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "drillId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "alt" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phase" ADD CONSTRAINT "Phase_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inject" ADD CONSTRAINT "Inject_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cue" ADD CONSTRAINT "Cue_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Take" ADD CONSTRAINT "Take_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hint" ADD CONSTRAINT "Hint_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fix" ADD CONSTRAINT "Fix_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remedy" ADD CONSTRAINT "Remedy_drillId_fixId_fkey" FOREIGN KEY ("drillId", "fixId") REFERENCES "Fix"("drillId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reflection" ADD CONSTRAINT "Reflection_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardrail" ADD CONSTRAINT "Guardrail_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Debrief" ADD CONSTRAINT "Debrief_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportVersion" ADD CONSTRAINT "ReportVersion_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredFile" ADD CONSTRAINT "StoredFile_drillId_fkey" FOREIGN KEY ("drillId") REFERENCES "Drill"("id") ON DELETE CASCADE ON UPDATE CASCADE;
