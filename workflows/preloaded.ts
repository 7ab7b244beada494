/**
 * Loaded once, before the workflows and whatever they share is frozen. For every promise that a workflow makes the SDK
 * takes a stack trace, so as to tell where a run waits: a third of the time of the thread that all runs share. What a run
 * waits for is told from Postgres, and where one fails is found by replaying its history without this file.
 */
Error.stackTraceLimit = 0;
