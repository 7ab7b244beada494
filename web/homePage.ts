import express, { type Router } from 'express';
import { card } from './components.ts';
import { html } from './html.ts';
import { sendPage } from './layout.ts';

/** What somebody sees who opens the bare address: what this is, and where to go on. */
export function homePage(): Router {
  const router = express.Router();
  router.get('/', (_req, res) => {
    sendPage(res, {
      status: 200,
      language: 'en',
      title: 'The enrolment desk',
      personal: false,
      body: html`${card(
        html`<h1>The enrolment desk</h1>`,
        html`<p>Who is to learn what, by when; who said yes; who has a seat; what became of it; and the proof.</p>`,
        html`<p>Machines talk to it at <code>/v1</code>: <a href="/docs">the API reference</a>, or as <a href="/openapi.json">OpenAPI</a>.</p>`,
        html`<p>What do you have to learn? <a href="/me">Sign in</a> and see.</p>`,
        html`<p>Were you asked for an approval? Open the link in the mail that you were sent.</p>`,
      )}`,
    });
  });
  return router;
}
