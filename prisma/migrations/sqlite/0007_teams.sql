-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "serviceUrl" TEXT;
