// Made by `npm run client` from the OpenAPI document. Do not edit it.
// document d6152a6fffc2810105b105d710c32b945b099a6b73cac50478f3c1b5fdac0b2e
// types 33ddb6311b02a734d3e314c9062a91e004ea2510a842d59149a359c609228ebd

export interface paths {
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people
         * @description The newest first. As `text/csv` the whole selection, with the heads of an import of people.
         *
         *     Scope: `people:read`.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a person
         * @description External id, username and e-mail address are unique. The status begins as `activated`.
         *
         *     Scope: `people:write`.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person
         * @description By id, external id, username or e-mail address, looked for in this order.
         *
         *     Scope: `people:read`.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description What is left out stays. Another manager, or another status, moves open approvals to who decides now (R2). A field that the HR file or SCIM keeps is refused and named, or changed with `override` (R38); what is refused in one field is refused in all. With `effectiveFrom` ahead it is planned for that day.
         *
         *     Scope: `people:write`.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/v1/users/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deactivate a person
         * @description At once. Open approvals move to who decides now (R2), reminders pause, and seats are kept for the policy’s grace (R32). Nothing is erased. Who is deactivated already stays so.
         *
         *     Scope: `people:write`.
         */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a person in again
         * @description Who was deactivated is `activated`, and `active` from the next access on; what was missed is looked at again (R32). Who is expired needs a later expiry date: 409.
         *
         *     Scope: `people:write`.
         */
        post: operations["activateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/expiry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set when a person expires
         * @description At that instant the person is `expired`, by itself; a date that lies back expires at once. For who is expired, a later date, and only that, brings back the status from before.
         *
         *     Scope: `people:write`.
         */
        post: operations["setUserExpiry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a person
         * @description Every change, in order: what, from, to, who, why, when it happened and when it was recorded; each chained to the one before by its hash (R36).
         *
         *     Scope: `people:read`.
         */
        get: operations["getUserHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The roles of a person
         * @description Roles come from facts, apart from the level: who is enrolled, teaches, or has reports. With each, the facts.
         *
         *     Scope: `people:read`.
         */
        get: operations["getUserRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The team of a person
         * @description Who reports to them, the newest first. As `text/csv` the whole team.
         *
         *     Scope: `people:read`.
         */
        get: operations["listTeam"];
        put?: never;
        /**
         * Build a team
         * @description Gives people this manager, or takes this manager away from them; open approvals move (R2). Each has an outcome of its own.
         *
         *     Scope: `people:write`.
         */
        post: operations["changeTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/planned-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is planned for a person
         * @description Changes with a day from which they hold, the newest first; those that came true, or did not, as well.
         *
         *     Scope: `people:read`.
         */
        get: operations["listPlannedChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/planned-changes/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a planned change back
         * @description It will not come true. One that was taken back stays so; one that came true is 409.
         *
         *     Scope: `people:write`.
         */
        post: operations["cancelPlannedChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/team-building": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * May managers build their own teams?
         * @description They may not, unless an administrator has allowed it.
         *
         *     Scope: `people:read`.
         */
        get: operations["getTeamBuilding"];
        /**
         * Allow managers to build their own teams, or not
         * @description It holds from now on; teams that were built stay.
         *
         *     Scope: `admin`.
         */
        put: operations["setTeamBuilding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find groups
         * @description In the order of their codes.
         *
         *     Scope: `groups:read`.
         */
        get: operations["listGroups"];
        put?: never;
        /**
         * Create a group
         * @description Its code is unique.
         *
         *     Scope: `groups:write`.
         */
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One group
         * @description By id or code.
         *
         *     Scope: `groups:read`.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        /**
         * Take a group away
         * @description Everybody leaves it, which their histories tell.
         *
         *     Scope: `groups:write`.
         */
        delete: operations["deleteGroup"];
        options?: never;
        head?: never;
        /**
         * Change a group
         * @description Another name or code; its members stay.
         *
         *     Scope: `groups:write`.
         */
        patch: operations["changeGroup"];
        trace?: never;
    };
    "/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is in a group
         * @description As `text/csv` the whole list, with heads that go in again.
         *
         *     Scope: `groups:read`.
         */
        get: operations["listGroupMembers"];
        put?: never;
        /**
         * Put people into a group, or take them out
         * @description Who is in it already, or is not, stays so; who is unknown is named, and stops no other. Who is named in both ways is in it.
         *
         *     Scope: `groups:write`.
         */
        post: operations["changeGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{id}/members/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Members by CSV
         * @description A column `external_id` (or `username`, `email`, `id`) says who is meant; other columns are not looked at (R38). Who is not in the file stays as they are (R34).
         *
         *     Scope: `groups:write`.
         */
        post: operations["importGroupMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find activities
         * @description The newest first. As `text/csv` the whole selection, with the heads of an import of activities.
         *
         *     Scope: `activities:read`.
         */
        get: operations["listActivities"];
        put?: never;
        /**
         * Create an activity
         * @description The code is unique and stays. With a maximum, seats are limited (R11).
         *
         *     Scope: `activities:write`.
         */
        post: operations["createActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One activity
         * @description By id or code, with its seats.
         *
         *     Scope: `activities:read`.
         */
        get: operations["getActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an activity
         * @description What is left out stays. A raised maximum gives seats to who waits (R13); a lowered one demotes nobody (R15). Another policy holds for new enrolments (R37).
         *
         *     Scope: `activities:write`.
         */
        patch: operations["changeActivity"];
        trace?: never;
    };
    "/v1/activities/{id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The parts of an activity
         * @description In their order.
         *
         *     Scope: `activities:read`.
         */
        get: operations["listActivityParts"];
        put?: never;
        /**
         * Add a part
         * @description For enrolments that begin from now on; those that began keep the parts that they began with.
         *
         *     Scope: `activities:write`.
         */
        post: operations["createActivityPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}/parts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a part away
         * @description Enrolments that began with it keep it.
         *
         *     Scope: `activities:write`.
         */
        delete: operations["removeActivityPart"];
        options?: never;
        head?: never;
        /**
         * Change a part
         * @description What is left out stays. Whether it is required holds for enrolments that begin from now on.
         *
         *     Scope: `activities:write`.
         */
        patch: operations["changeActivityPart"];
        trace?: never;
    };
    "/v1/activities/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions of an event
         * @description The earliest first, with their seats.
         *
         *     Scope: `sessions:read`.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Plan a session
         * @description A run of an event, of one or more dated parts. Dates and times are local ones of its zone (R19). From the first session on, who enrols in the event is `to_confirm` until it is settled which session they attend.
         *
         *     Scope: `sessions:write`.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One session
         * @description With its seats, and a warning when the minimum was not reached by its cutoff (R18).
         *
         *     Scope: `sessions:read`.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a session
         * @description What is left out stays. Who has a seat is told, with a new calendar entry. A raised maximum gives seats to who waits (R13); a lowered one demotes nobody (R15).
         *
         *     Scope: `sessions:write`.
         */
        patch: operations["changeSession"];
        trace?: never;
    };
    "/v1/sessions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a session
         * @description Everybody is told and offered the sessions named. Who had a seat keeps the place until another is chosen (`change-session`) or the offer ends, and is `to_confirm` meanwhile. Again is the same.
         *
         *     Scope: `sessions:write`.
         */
        post: operations["cancelSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The roster of a session
         * @description Who has a seat or waits for one, and how they attended. As `text/csv` the whole list.
         *
         *     Scope: `sessions:read`.
         */
        get: operations["getRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record how a session was attended
         * @description One by one or as a list, each with its own outcome: a refused one stops no other. It can be corrected, and the history keeps what was said before. Who has attended all of their sessions has completed the event.
         *
         *     Scope: `sessions:write`.
         */
        post: operations["recordAttendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The seats of an activity
         * @description How many are taken, free, reserved and waited for, and how they are given.
         *
         *     Scope: `seats:read`.
         */
        get: operations["getActivitySeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how the seats of an activity are given
         * @description In the order of asking, or by a draw: then everyone waits until lots are drawn, at `drawAt` or by hand. A commitment to the seed is shown from now on. Once it is drawn this stays. The maximum is set where it belongs.
         *
         *     Scope: `seats:write`.
         */
        patch: operations["changeActivitySeats"];
        trace?: never;
    };
    "/v1/sessions/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The seats of a session
         * @description How many are taken, free, reserved and waited for, and how they are given.
         *
         *     Scope: `seats:read`.
         */
        get: operations["getSessionSeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how the seats of a session are given
         * @description In the order of asking, or by a draw: then everyone waits until lots are drawn, at `drawAt` or by hand. A commitment to the seed is shown from now on. Once it is drawn this stays. The maximum is set where it belongs.
         *
         *     Scope: `seats:write`.
         */
        patch: operations["changeSessionSeats"];
        trace?: never;
    };
    "/v1/activities/{id}/lottery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draw for the seats of an activity
         * @description Before it the commitment to its seed, after it the seed: with the lots, all it takes to draw again.
         *
         *     Scope: `seats:read`.
         */
        get: operations["getActivityLottery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}/lottery/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots of the draw for an activity
         * @description In the order of their places, with what each has now. As `text/csv` the whole list.
         *
         *     Scope: `seats:read`.
         */
        get: operations["listActivityLots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}/lottery/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw lots for the seats of an activity
         * @description By hand, before its instant or where it has none: among all who wait now, once. The seats are given in the order of the lots; who asks later comes behind them (R12, R13).
         *
         *     Scope: `seats:write`.
         */
        post: operations["drawActivityLots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/lottery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draw for the seats of a session
         * @description Before it the commitment to its seed, after it the seed: with the lots, all it takes to draw again.
         *
         *     Scope: `seats:read`.
         */
        get: operations["getSessionLottery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/lottery/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lots of the draw for a session
         * @description In the order of their places, with what each has now. As `text/csv` the whole list.
         *
         *     Scope: `seats:read`.
         */
        get: operations["listSessionLots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/lottery/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw lots for the seats of a session
         * @description By hand, before its instant or where it has none: among all who wait now, once. The seats are given in the order of the lots; who asks later comes behind them (R12, R13).
         *
         *     Scope: `seats:write`.
         */
        post: operations["drawSessionLots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activities/{id}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reservations of an activity
         * @description Open and released ones, the newest first.
         *
         *     Scope: `seats:read`.
         */
        get: operations["listActivityReservations"];
        put?: never;
        /**
         * Keep seats of an activity for a manager’s team
         * @description Without names, and as far as they are free: they count from now on, and whoever of the team asks has one of them. What nobody has goes back by itself (R11, R13).
         *
         *     Scope: `seats:write`.
         */
        post: operations["reserveActivitySeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reservations of a session
         * @description Open and released ones, the newest first.
         *
         *     Scope: `seats:read`.
         */
        get: operations["listSessionReservations"];
        put?: never;
        /**
         * Keep seats of a session for a manager’s team
         * @description Without names, and as far as they are free: they count from now on, and whoever of the team asks has one of them. What nobody has goes back by itself (R11, R13).
         *
         *     Scope: `seats:write`.
         */
        post: operations["reserveSessionSeats"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reservations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One reservation
         * @description With how many of its seats the team has.
         *
         *     Scope: `seats:read`.
         */
        get: operations["getReservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a reservation
         * @description More seats as far as they are free, fewer down to those that the team has, or another end.
         *
         *     Scope: `seats:write`.
         */
        patch: operations["changeReservation"];
        trace?: never;
    };
    "/v1/reservations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give reserved seats back
         * @description What nobody of the team has goes to who waits (R13). Again is the same.
         *
         *     Scope: `seats:write`.
         */
        post: operations["releaseReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All policies
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `policies:read`.
         */
        get: operations["listPolicies"];
        put?: never;
        /**
         * Create the next version of a policy
         * @description The first under a code is version 1. New enrolments begin with the newest version; living ones keep the one they began with (R37). The policy `default` holds for activities that name none.
         *
         *     Scope: `policies:write`.
         */
        post: operations["createPolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A policy
         * @description Its newest version.
         *
         *     Scope: `policies:read`.
         */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a policy
         * @description The newest first.
         *
         *     Scope: `policies:read`.
         */
        get: operations["listPolicyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a policy
         * @description A version never changes.
         *
         *     Scope: `policies:read`.
         */
        get: operations["getPolicyVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move living enrolments to a newer version of their policy
         * @description With `dryRun` it tells, page by page, what would change for each and which cannot be moved, and why; it changes nothing. Without, each gets a command of its own, carried out whatever is restarted meanwhile (R37). A deadline that came by a rule is counted by the new one; one that was set by hand keeps its day. Seats, offers, access and decided steps stay as they are.
         *
         *     Scope: `policies:write`.
         */
        post: operations["movePolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{code}/moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A move, and what became of each enrolment
         * @description How many were moved, were there already, were refused or are still to come; and each, page by page.
         *
         *     Scope: `policies:read`.
         */
        get: operations["getPolicyMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All learning plans
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `plans:read`.
         */
        get: operations["listLearningPlans"];
        put?: never;
        /**
         * Create the next version of a learning plan
         * @description The first under a code is version 1. Who is in the plan stays at the version that they began with, until they are moved.
         *
         *     Scope: `plans:write`.
         */
        post: operations["createLearningPlanVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A learning plan
         * @description Its newest version.
         *
         *     Scope: `plans:read`.
         */
        get: operations["getLearningPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a learning plan
         * @description The newest first.
         *
         *     Scope: `plans:read`.
         */
        get: operations["listLearningPlanVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a learning plan
         * @description A version never changes.
         *
         *     Scope: `plans:read`.
         */
        get: operations["getLearningPlanVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans/{code}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move everybody in a plan to one of its versions
         * @description With `dryRun` it tells, page by page, what would change for whom, and changes nothing. Without, each is moved in their own turn, whatever is restarted meanwhile: new items are enrolled in, the enrolments of removed ones stay (R37).
         *
         *     Scope: `plans:write`.
         */
        post: operations["moveLearningPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/learning-plans/{code}/moves/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of a move
         * @description How many were moved, and how many are still to come.
         *
         *     Scope: `plans:read`.
         */
        get: operations["getLearningPlanMove"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find plan enrolments
         * @description By person, plan and status, the newest first.
         *
         *     Scope: `plans:read`.
         */
        get: operations["listPlanEnrolments"];
        put?: never;
        /**
         * Enrol a person in a learning plan
         * @description One live enrolment for a person and a plan: asking again answers 200 with the live one, unchanged, and `existing: true`. The plan then enrols in its activities as they open, by itself; who is in one already, or has done it, is not enrolled twice.
         *
         *     Scope: `plans:write`.
         */
        post: operations["enrolInPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One plan enrolment
         * @description Item by item: where each stands, what keeps it locked, and the enrolment behind it (R30).
         *
         *     Scope: `plans:read`.
         */
        get: operations["getPlanEnrolment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-enrolments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a plan enrolment
         * @description Every event, in order, each chained to the one before by its hash (R36).
         *
         *     Scope: `plans:read`.
         */
        get: operations["getPlanEnrolmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-enrolments/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Command a plan enrolment
         * @description Answers with the plan enrolment after it. What becomes of the enrolments that the plan made when it is left, the plan says (`onWithdrawal`). A refused command is 409, with the present status and what is possible now.
         *
         *     Scope: `plans:write`.
         */
        post: operations["commandPlanEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All automations
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `automations:read`.
         */
        get: operations["listAutomations"];
        put?: never;
        /**
         * Create the next version of an automation
         * @description The first under a code is version 1, a draft. Of one that is on, the new version holds at once, for what falls due from now on.
         *
         *     Scope: `automations:write`.
         */
        post: operations["createAutomationVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automations/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An automation
         * @description Its newest version, and whether it is on.
         *
         *     Scope: `automations:read`.
         */
        get: operations["getAutomation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automations/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of an automation
         * @description The newest first. A version never changes.
         *
         *     Scope: `automations:read`.
         */
        get: operations["listAutomationVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automations/{code}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch an automation on or off
         * @description On, it fires for what falls due from now on, and for what lies back only if it catches up (each once). Off, nothing of it falls due any more; on again, what fell due meanwhile lies back.
         *
         *     Scope: `automations:write`.
         */
        post: operations["switchAutomation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automations/{code}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an automation on live data
         * @description For which enrolments its newest version would fire now and in the next days, and what it would do, as things stand. Changes nothing.
         *
         *     Scope: `automations:read`.
         */
        post: operations["tryAutomation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/automation-firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What automations did
         * @description By automation and by enrolment, the newest first: each firing with the outcome of each action, or why nothing was done. What an automation has to tell the administrators, they find here.
         *
         *     Scope: `automations:read`.
         */
        get: operations["listAutomationFirings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All certifications
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `certifications:read`.
         */
        get: operations["listCertifications"];
        put?: never;
        /**
         * Create the next version of a certification
         * @description The first under a code is version 1. Who has it stays at the version that they were assigned, until they are moved (R37).
         *
         *     Scope: `certifications:write`.
         */
        post: operations["createCertificationVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certifications/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A certification
         * @description Its newest version.
         *
         *     Scope: `certifications:read`.
         */
        get: operations["getCertification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certifications/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a certification
         * @description The newest first.
         *
         *     Scope: `certifications:read`.
         */
        get: operations["listCertificationVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certifications/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a certification
         * @description A version never changes.
         *
         *     Scope: `certifications:read`.
         */
        get: operations["getCertificationVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certifications/{code}/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a certification to many people
         * @description Each has an outcome of their own; one that is rejected stops nobody.
         *
         *     Scope: `certifications:write`.
         */
        post: operations["assignCertificationToMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-certifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find certifications of people
         * @description By person, certification, status and the end of the validity, the newest first.
         *
         *     Scope: `certifications:read`.
         */
        get: operations["listUserCertifications"];
        put?: never;
        /**
         * Assign a certification to a person
         * @description One for a person and a certification: asking again answers 200 with it, unchanged, and `existing: true`; one that was withdrawn or revoked begins again. Who has an old record enters at the right place: certified since then, with the window open or lapsed as the dates say (R29).
         *
         *     Scope: `certifications:write`.
         */
        post: operations["assignCertification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-certifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The certification of a person
         * @description With every period: certified, window, due, expiry, extension, and how it ended (R29).
         *
         *     Scope: `certifications:read`.
         */
        get: operations["getUserCertification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-certifications/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a certification of a person
         * @description Every event, in order, each chained to the one before by its hash (R36).
         *
         *     Scope: `certifications:read`.
         */
        get: operations["getUserCertificationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user-certifications/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Command the certification of a person
         * @description Answers with the certification after it. An extension moves the validity, never the baseline that the next expiry counts from (R29). A refused command is 409, with the present status and what is possible now.
         *
         *     Scope: `certifications:write`.
         */
        post: operations["commandUserCertification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger
         * @description Enrolments by tab, search and filters, page by page. As `text/csv` the whole selection.
         *
         *     Scope: `enrolments:read`.
         */
        get: operations["listEnrolments"];
        put?: never;
        /**
         * Ask for an enrolment
         * @description One live enrolment for a person and an activity: asking again answers 200 with the live one, unchanged, and `existing: true` (R1). After an attempt that has ended, the next one begins.
         *
         *     Scope: `enrolments:write`.
         */
        post: operations["requestEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One enrolment
         * @description With what it opens, what is possible now, and the reason of each fact.
         *
         *     Scope: `enrolments:read`.
         */
        get: operations["getEnrolment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of an enrolment
         * @description Every event, in order, each chained to the one before by its hash (R36).
         *
         *     Scope: `enrolments:read`.
         */
        get: operations["getEnrolmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/workflow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workflow behind an enrolment
         * @description Whether it sleeps, runs or is closed, what it waits for, and whether it and Postgres say the same.
         *
         *     Scope: `enrolments:read`.
         */
        get: operations["getEnrolmentWorkflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Command an enrolment
         * @description Answers with the enrolment after it, when it is stored; after a reset with the attempt that it began. A refused command is 409, with the present status and what is possible now. 503: the outcome is not known within 10 s; repeat with the same Idempotency-Key.
         *
         *     Scope: `enrolments:write`.
         */
        post: operations["commandEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell the progress of many
         * @description Up to 1000, each to the person’s live enrolment in the activity, else to the last one (R25). Each has its own outcome: one that is refused stops no other. What is about one enrolment is told in the order of the list. 503, with the outcomes that are known: repeat it with the same Idempotency-Key; nothing is done twice.
         *
         *     Scope: `enrolments:write`.
         */
        post: operations["postProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The evidence that was handed in
         * @description The newest first: the reference to each file, and what became of it.
         *
         *     Scope: `enrolments:read`.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{id}/signature-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signatures that were asked for
         * @description The newest first, with what became of each.
         *
         *     Scope: `signatures:read`.
         */
        get: operations["listSignatureRequests"];
        put?: never;
        /**
         * Ask for a signature
         * @description For an acknowledgement that is completed by a signature. Hand the document, the address and the token of the callback to the service.
         *
         *     Scope: `signatures:write`.
         */
        post: operations["requestSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signatures/callback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a signature
         * @description For the service: `{token, status: signed | declined | expired, at?}`, signed in `X-Rollbook-Signature: t=<Unix seconds>,v1=<hex>` by HMAC-SHA256 over `<t>.<body>` with the secret that is shared with it. A signature that is wrong, or older than five minutes, is 401. The same word again changes nothing; another one after the end is 409.
         */
        post: operations["signatureCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find approval tasks
         * @description Open and decided ones, the newest first. As `text/csv` the whole selection.
         *
         *     Scope: `approvals:read`.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an approval task
         * @description With who decided, and what was said.
         *
         *     Scope: `approvals:read`.
         */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an approval task
         * @description The same decision again changes nothing; a contrary one is 409, and so is declining mandatory training (R7, R9). Answers with the task after it, when it is stored. 503: the outcome is not known within 10 s; repeat with the same Idempotency-Key.
         *
         *     Scope: `approvals:write`.
         */
        post: operations["decideApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide many approval tasks
         * @description A list, or all that wait for one approver. Each is decided by itself and has its own outcome: one that is refused stops no other. The answer is 200 also when some were refused. 503, with the outcomes that are known: repeat it with the same Idempotency-Key; nothing is decided twice.
         *
         *     Scope: `approvals:write`.
         */
        post: operations["decideApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find delegations
         * @description The newest first; with `status=active` who stands in for whom just now.
         *
         *     Scope: `delegations:read`.
         */
        get: operations["listDelegations"];
        put?: never;
        /**
         * Let somebody stand in
         * @description From `from` up to, and without, `until`, the delegate is asked for the decisions of the principal; open ones move when it begins and when it ends, and their links with them (R2, R5). Followed at most five deep; nobody comes to decide on their own request (R3). Two of one principal at the same time are 409.
         *
         *     Scope: `delegations:write`.
         */
        post: operations["createDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delegation
         * @description Where it stands now, and how many open approvals it holds.
         *
         *     Scope: `delegations:read`.
         */
        get: operations["getDelegation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a delegation
         * @description Open approvals move at once where it holds now. One that has ended stays as it is.
         *
         *     Scope: `delegations:write`.
         */
        patch: operations["changeDelegation"];
        trace?: never;
    };
    "/v1/delegations/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a delegation
         * @description It ends now, and open approvals go back; one that has not begun is cancelled. One that is over already stays as it is.
         *
         *     Scope: `delegations:write`.
         */
        post: operations["endDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The newest first.
         *
         *     Scope: `imports:read`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import a CSV
         * @description Comma, semicolon or tab; UTF-8, with or without a byte order mark. Columns that are not known are dropped. Every row gets its own outcome, and a bad row never stops the good ones. A row of enrolments that was applied once is `unchanged` for ever; `re_enrol` = 1 asks for the next attempt, each time the file is sent. Days are 2030-03-31, 31/03/2030 (the day first) or 31.03.2030. A file of people may be read by a saved mapping, untouched, as the HR system writes it. Absence means nothing, unless a file of people is a complete list: then who is missing is deactivated, and where they are too many the import asks first (`needs_confirmation`). The import is answered at once and carried out in the background. The key must be allowed to write what the rows are: people need `people:write` too. Columns, whose usual other names are understood too: people: `external_id`, `username`, `email`, `given_name`, `family_name`; and, if there are any, `position_title`, `department`, `location`, `manager_external_id`, `hire_date`, `timezone`, `locale`, `status`. activities: `code`, `title`, `type`; and, if there are any, `capacity`, `deadline_after`, `training_event`, `valid_for`, `training_provider`, `qualification_code`, `policy`. enrolments: `external_id`, `activity`, `obligation`, `source`; and, if there are any, `deadline`, `note`, `key`, `re_enrol`, `role`. status: `status`; and, if there are any, `user`, `external_id`, `username`, `email`.
         *
         *     Scope: `imports:write`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import
         * @description How far it is.
         *
         *     Scope: `imports:read`.
         */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an import's rows
         * @description The rows that have their outcome, in the order of the file.
         *
         *     Scope: `imports:read`.
         */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import's report
         * @description Every row that has its outcome, with its values, as CSV.
         *
         *     Scope: `imports:read`.
         */
        get: operations["readImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/leavers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is missing in a complete list
         * @description Whom the same source brought last, who was in, and of whom no row of the file speaks; with what became of them.
         *
         *     Scope: `imports:read`.
         */
        get: operations["listImportLeavers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let them go
         * @description Who is missing is deactivated, as the import asks; its rows are done already.
         *
         *     Scope: `imports:write`.
         */
        post: operations["confirmImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let nobody go
         * @description The import has ended: its rows are done, and who is missing stays as they are.
         *
         *     Scope: `imports:write`.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All mappings
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `imports:read`.
         */
        get: operations["listImportMappings"];
        put?: never;
        /**
         * Create the next version of a mapping
         * @description The first under a code is version 1. An import keeps the version it began with. Columns of the file that the mapping does not name are dropped before anything is stored (R38).
         *
         *     Scope: `imports:write`.
         */
        post: operations["createImportMappingVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mapping
         * @description Its newest version.
         *
         *     Scope: `imports:read`.
         */
        get: operations["getImportMapping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a mapping
         * @description The newest first.
         *
         *     Scope: `imports:read`.
         */
        get: operations["listImportMappingVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import-mappings/{code}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a mapping
         * @description A version never changes.
         *
         *     Scope: `imports:read`.
         */
        get: operations["getImportMappingVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate or deactivate a selection
         * @description Who is listed, or whoever fits a filter now. It becomes an import of the kind `status` that is carried out in the background: each person has an outcome of their own under `/v1/imports/{id}/rows`, and one who cannot be changed stops nobody else. Who comes back is `activated`; who is expired stays so.
         *
         *     Scope: `people:write`.
         */
        post: operations["setUserStatuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/training-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find training records
         * @description What is void is left out; the newest first. `validity` is as of now, where each person is: `superseded` is what a newer record of the same qualification, or of an equivalent, has renewed. As `text/csv` the whole selection.
         *
         *     Scope: `records:read`.
         */
        get: operations["listTrainingRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qualification-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All qualification codes
         * @description In the order of the codes, with what counts as holding each.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listQualificationCodes"];
        put?: never;
        /**
         * Create a qualification code
         * @description The code is unique and stays.
         *
         *     Scope: `requirements:write`.
         */
        post: operations["createQualificationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/qualification-codes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One qualification code
         * @description With what counts as holding it.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["getQualificationCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a qualification code
         * @description Equivalents count from now on; what was known at a past date stays as it was. Another validity changes no record that is there (R27); reminders and the renewal count for those as well.
         *
         *     Scope: `requirements:write`.
         */
        patch: operations["changeQualificationCode"];
        trace?: never;
    };
    "/v1/qualification-codes/{code}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What names a qualification code
         * @description Records, and what is set up; to be looked at before it is retired.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["getQualificationUse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All requirements
         * @description The newest version of each, in the order of their codes.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listRequirements"];
        put?: never;
        /**
         * Create a requirement
         * @description Who must hold a valid X, from when and by when. It belongs to no enrolment: what is declined, expires or is cancelled leaves it as it is; a valid record, whatever made it, an equivalent or an exemption satisfies it.
         *
         *     Scope: `requirements:write`.
         */
        post: operations["createRequirement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A requirement
         * @description Its newest version.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["getRequirement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a requirement
         * @description Makes its next version. With `until` it ends.
         *
         *     Scope: `requirements:write`.
         */
        patch: operations["changeRequirement"];
        trace?: never;
    };
    "/v1/requirements/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a requirement
         * @description The newest first. Compliance at a past date, by what was known then, goes by the version of then.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listRequirementVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{code}/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exemptions from a requirement
         * @description The newest first; ended and withdrawn ones too.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listExemptions"];
        put?: never;
        /**
         * Exempt somebody from a requirement
         * @description For a time, with a reason. It says nothing of what the person holds.
         *
         *     Scope: `requirements:write`.
         */
        post: operations["createExemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{code}/exemptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an exemption
         * @description It counts no more, and is kept for questions about a past date. Again is the same.
         *
         *     Scope: `requirements:write`.
         */
        delete: operations["withdrawExemption"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{code}/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who fulfils a requirement
         * @description Everybody whom it covers on that day, with where they stand and why. As `text/csv` the whole selection. `satisfied`: something valid is held. `exempt`. `due`: not yet, and there is time. `missing`: not, and it was due.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/requirements/{code}/compliance/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many fulfil a requirement
         * @description One line for all, or one for each team. Who has no manager or department is counted under null.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["countCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/requirements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person must hold
         * @description Every requirement that covers the person on that day, with where they stand and why.
         *
         *     Scope: `requirements:read`.
         */
        get: operations["listUserRequirements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reports that there are
         * @description What each shows, what it can be asked, and its columns.
         *
         *     Scope: `reports:read`.
         */
        get: operations["listReportKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/compliance/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Compliance
         * @description How many fulfil each requirement, for all or by manager, department or location, on any day: by what is known today, or as it was known then. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportCompliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/compliance-people/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Compliance by person
         * @description Everybody whom a requirement covers, with where they stand, on any day. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportCompliancePeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/expiring/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Expiring records
         * @description Training records that expire within so long, the first first, and with them those that have lapsed if asked for. What a newer record has renewed is left out. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportExpiring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/records-by-provider/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Records by provider
         * @description How many training records there are of each provider, of how many people, and how they stand today. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportRecordsByProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/changes/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Changes
         * @description What was changed, when and by whom: enrolments, plans, certifications, people, training records and settings, the newest first. What a profile’s fields were changed from and to is in the person’s history. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/kinds/enrolment-status/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report: Enrolments by status
         * @description How many enrolments of each activity have which status now, and how many of them are overdue. As `text/csv` or as a workbook (XLSX) the whole report.
         *
         *     Scope: `reports:read`.
         */
        get: operations["reportEnrolmentStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The reports that are kept
         * @description The newest first.
         *
         *     Scope: `reports:read`.
         */
        get: operations["listReports"];
        put?: never;
        /**
         * Keep a report
         * @description Under a name, to be asked for again; with a schedule it is made by itself, and its recipients are mailed a link to the file, which is kept for 30 days. What falls due while the system is down is listed as missed, but for the newest, which is made.
         *
         *     Scope: `reports:write`.
         */
        post: operations["createReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a report that is kept
         * @description What it asks, when it is made next, and for whom.
         *
         *     Scope: `reports:read`.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        /**
         * Delete a report that is kept
         * @description With the files that were made of it; links to them lead nowhere any more.
         *
         *     Scope: `reports:write`.
         */
        delete: operations["deleteReport"];
        options?: never;
        head?: never;
        /**
         * Change a report that is kept
         * @description Another schedule begins now.
         *
         *     Scope: `reports:write`.
         */
        patch: operations["changeReport"];
        trace?: never;
    };
    "/v1/reports/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a report shows now
         * @description As JSON page by page, or whole as `text/csv` or as a workbook (XLSX).
         *
         *     Scope: `reports:read`.
         */
        get: operations["getReportResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was made of a report
         * @description Each occurrence, the newest first; those that were missed as well.
         *
         *     Scope: `reports:read`.
         */
        get: operations["listReportRuns"];
        put?: never;
        /**
         * Make a report now
         * @description As its schedule would: its recipients are told when it is there. The schedule stays as it is.
         *
         *     Scope: `reports:write`.
         */
        post: operations["runReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{id}/runs/{run}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file of a run
         * @description The whole report, as it was then; for 30 days.
         *
         *     Scope: `reports:read`.
         */
        get: operations["getReportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that were not sent, or perhaps not
         * @description `missed`: a reminder that fell due while the system was down, and is not sent late (R23). `unclear`: a reminder whose sending was cut off. `failed`: given up.
         *
         *     Scope: `admin`.
         */
        get: operations["listTroubledMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of statements
         * @description The last stored first, voided ones as well. Every sound statement is kept, also one about nobody and nothing that is known here, and one that a rule refused: `outcome` says which.
         *
         *     Scope: `xapi:read`.
         */
        get: operations["listStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a statement
         * @description By its id, voided or not.
         *
         *     Scope: `xapi:read`.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/xapi/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read statements
         * @description One by `statementId` or `voidedStatementId`, or a list, the last stored first, at most 100 at once. Voided statements are in no list. What refers to a statement that fits, fits as well.
         *
         *     Scope: `xapi:read`.
         */
        get: operations["getStatements"];
        /**
         * Store a statement under an id
         * @description The same again is ignored; another statement under the same id is 409.
         *
         *     Scope: `xapi:write`.
         */
        put: operations["putStatement"];
        /**
         * Store statements
         * @description One statement or a list of up to 500, in 2097152 bytes; all or nothing. A statement with an id that is stored already is ignored when it is the same, and 409 when it is another. Its authority is the key that sent it. What it says to an enrolment is told to it after the answer: `/v1/statements` shows what became of it.
         *
         *     Scope: `xapi:write`.
         */
        post: operations["postStatements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/xapi/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of xAPI that are spoken
         * @description Needs neither key nor version.
         */
        get: operations["aboutXapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change, as a feed
         * @description All events of enrolments, of enrolments in plans and of certifications as CloudEvents, in the order of positions that they are given once they are committed, which takes a second: who has read up to a position has missed nothing before it. Each subject’s events are in their own order. Ask again with `after` = `next`.
         *
         *     Scope: `events:read`.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All subscriptions
         * @description The newest first, with how they fare.
         *
         *     Scope: `admin`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Subscribe to events
         * @description From now on each event is posted to the address as a CloudEvent, signed as Standard Webhooks says (`webhook-id`, `webhook-timestamp`, `webhook-signature`). At least once, the same with the same `webhook-id`; of each subject in order: one that is not taken holds back the later ones of its subject and no others. Any answer 2xx within 10 s takes it; else it is tried again for three days, then it is a dead letter. 410 stops the subscription. The secret is shown once.
         *
         *     Scope: `admin`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a subscription
         * @description With how it fares: what waits, what was given up, and since when it fails.
         *
         *     Scope: `admin`.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * End a subscription
         * @description With all that waits for it, at once and for good.
         *
         *     Scope: `admin`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a subscription
         * @description Its address, its types, or whether it is active. One that was paused is made active here.
         *
         *     Scope: `admin`.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign with a new secret
         * @description The new secret is shown once. Until the overlap is over, each request has two signatures, so that the subscriber can change when it suits.
         *
         *     Scope: `admin`.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of the events
         * @description The newest first, each with its tries: what came of them, and the status that was answered. They are kept for 30 days; what was answered is not kept.
         *
         *     Scope: `admin`.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event again
         * @description One that was delivered or given up; one that waits already stays as it is. A stopped webhook is 409.
         *
         *     Scope: `admin`.
         */
        post: operations["redeliverWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/redeliver-dead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send all dead letters again
         * @description In their order, and for three days anew. A stopped webhook is 409: make it active first.
         *
         *     Scope: `admin`.
         */
        post: operations["redeliverDeadWebhookDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a sign of life
         * @description An event `com.rollbook.ping`, sent once, also to a webhook that is stopped; what became of it is among the deliveries.
         *
         *     Scope: `admin`.
         */
        post: operations["pingWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All API keys
         * @description Those that have ended as well, without their secrets.
         *
         *     Scope: `admin`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description `read` reads, without internal notes; `write` also changes; `admin` may all. `enrolments:read`, `people:write` and so on are the same for one resource. The key is stored as a hash: it is shown once, and a repeat with the same Idempotency-Key answers without it.
         *
         *     Scope: `admin`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One API key
         * @description Without its secret. When it was last used is noted once a minute.
         *
         *     Scope: `admin`.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description For good and with all of its secrets; again is the same. Other processes of the API heed it within a second.
         *
         *     Scope: `admin`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Its name, its end, or how many requests it may send. What is left out stays. Its scopes never change.
         *
         *     Scope: `admin`.
         */
        patch: operations["changeApiKey"];
        trace?: never;
    };
    "/v1/api-keys/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was done with an API key
         * @description Made, changed, rotated, revoked: when, and by which key. The first first.
         *
         *     Scope: `admin`.
         */
        get: operations["listApiKeyEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key a new secret
         * @description The key stays the same one: its id, scopes, limit and history. The secret before stays valid for the overlap. The new one is shown once: a repeat with the same Idempotency-Key answers without it; if the first answer was lost, rotate again.
         *
         *     Scope: `admin`.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Asks nobody else.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it serve?
         * @description Whether Postgres and Temporal answer.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Without addresses and without people.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description OpenAPI 3.1, made from the schemas that check the requests.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document to read
         * @description A page without scripts.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        NewUser: {
            /**
             * @description The HR system's key.
             * @default null
             */
            externalId?: string | null;
            username: string;
            /** Format: email */
            email: string;
            givenName: string;
            familyName: string;
            /** @default null */
            positionTitle?: string | null;
            /** @default null */
            department?: string | null;
            /** @default null */
            location?: string | null;
            /** @default null */
            manager?: string | null;
            /** @default null */
            hireDate?: string | null;
            /**
             * @description IANA time zone
             * @default UTC
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description BCP 47 language tag
             * @default en
             * @example en
             */
            locale?: string;
            /**
             * @description A `superadmin` may do everything. Given by keys with the scope `admin` only.
             * @default user
             * @enum {string}
             */
            level?: "user" | "power_user" | "superadmin";
            /** @description An instant, or a day: the last one, which ends where the person is. Null: never. */
            expiresAt?: (string) | null;
        };
        /** @description What is left out stays; null empties. */
        UserPatch: {
            /** @description The HR system's key. */
            externalId?: string | null;
            username?: string;
            /** Format: email */
            email?: string;
            givenName?: string;
            familyName?: string;
            positionTitle?: string | null;
            department?: string | null;
            location?: string | null;
            manager?: string | null;
            hireDate?: string | null;
            /**
             * @description IANA time zone
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description BCP 47 language tag
             * @example en
             */
            locale?: string;
            /**
             * @description Deactivating moves open approvals to somebody else (R2).
             * @enum {string}
             */
            status?: "activated" | "active" | "deactivated";
            /**
             * @description A `superadmin` may do everything. Given by keys with the scope `admin` only.
             * @enum {string}
             */
            level?: "user" | "power_user" | "superadmin";
            /** @description An instant, or a day: the last one, which ends where the person is. Null: never. */
            expiresAt?: (string) | null;
            /** @description R38: gives fields to a master: `hr` (the HR system’s file), `scim` or `manual`; null to nobody yet. By keys with the scope `admin` only. */
            masters?: {
                externalId?: ("hr" | "scim" | "manual") | null;
                username?: ("hr" | "scim" | "manual") | null;
                email?: ("hr" | "scim" | "manual") | null;
                givenName?: ("hr" | "scim" | "manual") | null;
                familyName?: ("hr" | "scim" | "manual") | null;
                positionTitle?: ("hr" | "scim" | "manual") | null;
                department?: ("hr" | "scim" | "manual") | null;
                location?: ("hr" | "scim" | "manual") | null;
                manager?: ("hr" | "scim" | "manual") | null;
                hireDate?: ("hr" | "scim" | "manual") | null;
                timezone?: ("hr" | "scim" | "manual") | null;
                locale?: ("hr" | "scim" | "manual") | null;
            };
            /**
             * @description R38: change also what the HR file or SCIM keeps. It is marked, and stays until they say something new.
             * @default false
             */
            override?: boolean;
            /**
             * Format: date
             * @description Only of `manager`, `department`, `positionTitle` and `location`: the day with whose beginning, where the person is, the change comes true. In the future it is planned (202); today it is done at once.
             * @example 2026-03-31
             */
            effectiveFrom?: string;
            /**
             * @description Why, for the history.
             * @default null
             */
            reason?: string | null;
            /**
             * @description The person for whom the client does it. Nobody changes their own status, expiry or level.
             * @default null
             */
            by?: string | null;
        };
        UserStatusChange: {
            /**
             * @description Why, for the history.
             * @default null
             */
            reason?: string | null;
            /**
             * @description The person for whom the client does it. Nobody changes their own status, expiry or level.
             * @default null
             */
            by?: string | null;
        };
        UserExpiry: {
            /** @description An instant, or a day: the last one, which ends where the person is. Null: never. */
            expiresAt: (string) | null;
            /**
             * @description Why, for the history.
             * @default null
             */
            reason?: string | null;
            /**
             * @description The person for whom the client does it. Nobody changes their own status, expiry or level.
             * @default null
             */
            by?: string | null;
        };
        TeamChange: {
            /** @default [] */
            add?: string[];
            /** @default [] */
            remove?: string[];
            /**
             * @description Why, for the histories of these people.
             * @default null
             */
            reason?: string | null;
            /**
             * @description The manager, who does it themselves; left out: the administrators do. A manager takes in who has no manager, and lets go who reports to them, where that is allowed (`/v1/team-building`).
             * @default null
             */
            by?: string | null;
        };
        PlannedChangeCancellation: {
            /**
             * @description Why, for the history.
             * @default null
             */
            reason?: string | null;
            /**
             * @description The person for whom the client does it. Nobody changes their own status, expiry or level.
             * @default null
             */
            by?: string | null;
        };
        TeamBuilding: {
            /** @description May managers build their own teams? */
            allowed: boolean;
        };
        NewGroup: {
            /**
             * @description Its key.
             * @example first-aiders
             */
            code: string;
            name: string;
        };
        GroupPatch: {
            /**
             * @description Its key.
             * @example first-aiders
             */
            code?: string;
            name?: string;
        };
        GroupMembersChange: {
            /** @default [] */
            add?: string[];
            /** @default [] */
            remove?: string[];
            /**
             * @description Why, for the histories of these people.
             * @default null
             */
            reason?: string | null;
        };
        NewActivity: {
            /** @example code-of-conduct */
            code: string;
            /** @enum {string} */
            type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
            title: string;
            /**
             * @description Seats; null: as many as come.
             * @default null
             */
            maximum?: number | null;
            /**
             * @description The code of a policy; null: the policy `default`.
             * @default null
             */
            policy?: string | null;
            /** @default null */
            owner?: string | null;
            /**
             * @description Due so long after the enrolment, unless the policy says otherwise.
             * @default null
             */
            deadlineAfter?: string | null;
            /**
             * @description Does completing it make a training record (R26)?
             * @default false
             */
            trainingEvent?: boolean;
            /**
             * @description How long a record of it is valid.
             * @default null
             */
            validFor?: string | null;
            /** @default null */
            trainingProvider?: string | null;
            /** @default null */
            qualificationCode?: string | null;
            /**
             * @description Conditions that together complete it (R25); null: what is usual for its type, or all parts. Enrolments keep the rule with which they began.
             * @default null
             */
            completion?: {
                /**
                 * @description The whole progress, as the content tells it.
                 * @default false
                 */
                progress?: boolean;
                /**
                 * @description All required parts, any one, or at least so many, the required ones among them.
                 * @default null
                 */
                parts?: (("all" | "any") | number) | null;
                /** @default null */
                tries?: {
                    /** @description Per cent. */
                    passMark: number;
                    /**
                     * @description Null: without limit.
                     * @default null
                     */
                    maxTries?: number | null;
                    /**
                     * @description From the end of one try to the start of the next; a day has 24 hours here.
                     * @default null
                     */
                    coolingTime?: string | null;
                    /**
                     * @description Which score counts.
                     * @default best
                     * @enum {string}
                     */
                    counts?: "best" | "last";
                } | null;
                /** @default null */
                acknowledgement?: {
                    /**
                     * @description By the typed name, or by a signature service’s signed callback.
                     * @default typed_name
                     * @enum {string}
                     */
                    by?: "typed_name" | "signature";
                    /** @default null */
                    document?: {
                        version: string;
                        /** @default null */
                        sha256?: string | null;
                    } | null;
                    /**
                     * @description Must the typed name be the learner’s: the same words, whatever their order, case and accents?
                     * @default matching
                     * @enum {string}
                     */
                    name?: "matching" | "any";
                } | null;
                /**
                 * @description By the manager or an administrator.
                 * @default false
                 */
                signOff?: boolean;
                /** @default null */
                evidence?: {
                    /**
                     * @default [
                     *       "application/pdf",
                     *       "image/jpeg",
                     *       "image/png"
                     *     ]
                     */
                    mediaTypes?: string[];
                    /**
                     * @description Bytes.
                     * @default 20000000
                     */
                    maxSize?: number;
                } | null;
                /** @default false */
                attendance?: boolean;
            } | null;
            /**
             * @description The IRI by which learning record statements name it.
             * @default null
             */
            xapiId?: string | null;
        };
        /** @description What is left out stays; null empties. A maximum below the seats taken demotes nobody (R15). */
        ActivityPatch: {
            title?: string;
            /** @description Seats; null: as many as come. */
            maximum?: number | null;
            /** @description The code of a policy; null: the policy `default`. */
            policy?: string | null;
            owner?: string | null;
            /** @description Due so long after the enrolment, unless the policy says otherwise. */
            deadlineAfter?: string | null;
            /** @description Does completing it make a training record (R26)? */
            trainingEvent?: boolean;
            /** @description How long a record of it is valid. */
            validFor?: string | null;
            trainingProvider?: string | null;
            qualificationCode?: string | null;
            /** @description Conditions that together complete it (R25); null: what is usual for its type, or all parts. Enrolments keep the rule with which they began. */
            completion?: {
                /**
                 * @description The whole progress, as the content tells it.
                 * @default false
                 */
                progress?: boolean;
                /**
                 * @description All required parts, any one, or at least so many, the required ones among them.
                 * @default null
                 */
                parts?: (("all" | "any") | number) | null;
                /** @default null */
                tries?: {
                    /** @description Per cent. */
                    passMark: number;
                    /**
                     * @description Null: without limit.
                     * @default null
                     */
                    maxTries?: number | null;
                    /**
                     * @description From the end of one try to the start of the next; a day has 24 hours here.
                     * @default null
                     */
                    coolingTime?: string | null;
                    /**
                     * @description Which score counts.
                     * @default best
                     * @enum {string}
                     */
                    counts?: "best" | "last";
                } | null;
                /** @default null */
                acknowledgement?: {
                    /**
                     * @description By the typed name, or by a signature service’s signed callback.
                     * @default typed_name
                     * @enum {string}
                     */
                    by?: "typed_name" | "signature";
                    /** @default null */
                    document?: {
                        version: string;
                        /** @default null */
                        sha256?: string | null;
                    } | null;
                    /**
                     * @description Must the typed name be the learner’s: the same words, whatever their order, case and accents?
                     * @default matching
                     * @enum {string}
                     */
                    name?: "matching" | "any";
                } | null;
                /**
                 * @description By the manager or an administrator.
                 * @default false
                 */
                signOff?: boolean;
                /** @default null */
                evidence?: {
                    /**
                     * @default [
                     *       "application/pdf",
                     *       "image/jpeg",
                     *       "image/png"
                     *     ]
                     */
                    mediaTypes?: string[];
                    /**
                     * @description Bytes.
                     * @default 20000000
                     */
                    maxSize?: number;
                } | null;
                /** @default false */
                attendance?: boolean;
            } | null;
            /** @description The IRI by which learning record statements name it. */
            xapiId?: string | null;
        };
        NewActivityPart: {
            code: string;
            title: string;
            /** @default true */
            required?: boolean;
            /**
             * @description Null: behind the others.
             * @default null
             */
            position?: number | null;
            /**
             * @description By which learning record statements name it.
             * @default null
             */
            xapiId?: string | null;
        };
        ActivityPartPatch: {
            title?: string;
            required?: boolean;
            position?: number;
            /** @description By which learning record statements name it. */
            xapiId?: string | null;
        };
        NewSession: {
            /** @default null */
            title?: string | null;
            /**
             * @description IANA zone in which its dates and times are meant (R19).
             * @example Europe/Berlin
             */
            timezone: string;
            parts: {
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                date: string;
                /**
                 * @description Local time
                 * @example 09:30
                 */
                startTime: string;
                /**
                 * @description Local time
                 * @example 09:30
                 */
                endTime: string;
                /** @default null */
                place?: string | null;
                /** @default null */
                link?: string | null;
            }[];
            /** @default [] */
            instructors?: string[];
            /** @default null */
            minimum?: number | null;
            /**
             * @description Seats; null: as many as come.
             * @default null
             */
            maximum?: number | null;
            /** @description When the minimum must be reached (R18). */
            minimumAt?: string | null;
            /**
             * @description With fewer than the minimum then: the owner decides, or the session is cancelled.
             * @default warn
             * @enum {string}
             */
            belowMinimum?: "warn" | "cancel";
            signUpFrom?: string | null;
            /** @description Null: until it starts. A request still open then expires (R10). */
            signUpUntil?: string | null;
            /** @description Until when a learner may leave it or change; null: until it starts. */
            cancelUntil?: string | null;
            /**
             * @description Does attending it partly complete it?
             * @default false
             */
            partlyCounts?: boolean;
            /**
             * @description Does who does not come fail?
             * @default false
             */
            noShowFails?: boolean;
            /**
             * @default [
             *       "P1D"
             *     ]
             */
            remindBefore?: string[];
        };
        /** @description What is left out stays; null empties. A maximum below the seats taken demotes nobody (R15). */
        SessionPatch: {
            title?: string | null;
            /**
             * @description IANA zone in which its dates and times are meant (R19).
             * @example Europe/Berlin
             */
            timezone?: string;
            parts?: {
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                date: string;
                /**
                 * @description Local time
                 * @example 09:30
                 */
                startTime: string;
                /**
                 * @description Local time
                 * @example 09:30
                 */
                endTime: string;
                /** @default null */
                place?: string | null;
                /** @default null */
                link?: string | null;
            }[];
            instructors?: string[];
            minimum?: number | null;
            /** @description Seats; null: as many as come. */
            maximum?: number | null;
            /** @description When the minimum must be reached (R18). */
            minimumAt?: string | null;
            /**
             * @description With fewer than the minimum then: the owner decides, or the session is cancelled.
             * @enum {string}
             */
            belowMinimum?: "warn" | "cancel";
            signUpFrom?: string | null;
            /** @description Null: until it starts. A request still open then expires (R10). */
            signUpUntil?: string | null;
            /** @description Until when a learner may leave it or change; null: until it starts. */
            cancelUntil?: string | null;
            /** @description Does attending it partly complete it? */
            partlyCounts?: boolean;
            /** @description Does who does not come fail? */
            noShowFails?: boolean;
            remindBefore?: string[];
        };
        SessionCancel: {
            /**
             * @description Sessions of the same event to choose from instead.
             * @default []
             */
            offer?: string[];
            /** @description Null: until the last of them closes. */
            offerUntil?: string | null;
            /** @default null */
            reason?: string | null;
        };
        AttendanceList: {
            attendances: {
                /** Format: uuid */
                enrolment?: string;
                /** @description The person: id, external id, username or e-mail address. */
                user?: string;
                /** @description Null takes back what was said. */
                attendance: ("fully" | "partly" | "no_show") | null;
                /** @default null */
                reason?: string | null;
                /** @description Left out: when the session ended. */
                at?: string | null;
            }[];
        };
        /** @description What is left out stays; null empties. */
        SeatSettingsPatch: {
            /** @description When it starts: the waiting list ends then (R18). Of an activity only; a session has its parts. */
            startsAt?: string | null;
            /**
             * @description `order`: who asks first. `lottery`: everyone waits until lots are drawn.
             * @enum {string}
             */
            admission?: "order" | "lottery";
            /** @description When lots are drawn by themselves; null: by hand only. */
            drawAt?: string | null;
        };
        Draw: {
            /** @description Why it is drawn by hand; kept with the draw. */
            reason: string;
        };
        NewReservation: {
            /** @description For everybody below this manager, however deep. */
            manager: string;
            seats: number;
            /**
             * @description They go back by themselves so long before the start.
             * @example P30D
             */
            releaseBefore?: string;
            /**
             * Format: date-time
             * @description They go back by themselves at this instant.
             * @example 2026-03-31T22:00:00Z
             */
            releaseAt?: string;
            /** @default null */
            reason?: string | null;
        };
        /** @description What is left out stays. */
        ReservationPatch: {
            seats?: number;
            /**
             * @description They go back by themselves so long before the start.
             * @example P30D
             */
            releaseBefore?: string;
            /**
             * Format: date-time
             * @description They go back by themselves at this instant.
             * @example 2026-03-31T22:00:00Z
             */
            releaseAt?: string;
        };
        /** @description The next version under a code; enrolments pin the version they began with (R37). */
        NewPolicy: {
            /** @example code-of-conduct */
            code: string;
            /** @default {} */
            approval?: {
                /** @default [] */
                steps?: {
                    assignee: {
                        /** @enum {string} */
                        relation: "manager" | "managers_manager" | "owner" | "user" | "administrators";
                        /** @description With the relation `user`: who. */
                        user?: string;
                    };
                    /**
                     * @description Reminders to the approver, from the opening of the step.
                     * @default []
                     */
                    remindAfter?: string[];
                    /**
                     * @description From the opening of the step; null: for ever.
                     * @default null
                     */
                    timeLimit?: string | null;
                    /**
                     * @default escalate
                     * @enum {string}
                     */
                    onTimeout?: "escalate" | "approve" | "decline";
                }[];
            };
            /** @default {} */
            seats?: {
                /**
                 * @description Does a request that awaits approval hold a seat (R16)?
                 * @default none
                 * @enum {string}
                 */
                duringApproval?: "none" | "hold";
                /** @default null */
                holdFor?: string | null;
                /** @default true */
                waitingList?: boolean;
                /**
                 * @description A seat that becomes free, in the activity or in a session, is offered until a claim deadline, in place of being given (R17). Mandatory training is given.
                 * @default null
                 */
                offer?: {
                    /**
                     * @description From the offer on; never past the start.
                     * @example P30D
                     */
                    claimWithin: string;
                    /**
                     * @description A reminder so long before the claim deadline.
                     * @default null
                     */
                    remindBefore?: string | null;
                    /**
                     * @description Who does not claim it: the enrolment expires, or waits again behind all others.
                     * @default expire
                     * @enum {string}
                     */
                    onLapse?: "expire" | "requeue";
                } | null;
                /**
                 * @description So long before the start nobody is promoted from the waiting list any more (R17).
                 * @default null
                 */
                freezeBefore?: string | null;
                /**
                 * @description How long the seat of who is suspended, deactivated or expired is held (R32); null: for as long as that lasts.
                 * @default null
                 */
                suspendGrace?: string | null;
                /**
                 * @description Where who lost the seat so stands in line: by the number drawn before, or last.
                 * @default end
                 * @enum {string}
                 */
                placeOnReturn?: "kept" | "end";
                /**
                 * @description Does who changes from a session's waiting list to another's keep the place (R12)?
                 * @default false
                 */
                keepPlaceOnChange?: boolean;
            };
            /** @default null */
            deadline?: {
                /**
                 * @description What it is counted from (R21): a `fixed` date, the `enrolment`, the last `approval`, the `first_access` (a visit or the start), the `hire_date` of the person, the `plan_start` of the learning plan that enrols, or the `completion` of another activity by the same person.
                 * @enum {string}
                 */
                basis: "fixed" | "enrolment" | "approval" | "first_access" | "hire_date" | "plan_start" | "completion";
                /**
                 * @description With the basis `fixed`: the last day, ending where the learner is (R19).
                 * @default null
                 */
                date?: string | null;
                /**
                 * @description With the other bases: how long after it.
                 * @default null
                 */
                after?: string | null;
                /** @default null */
                grace?: string | null;
                /**
                 * @default overdue
                 * @enum {string}
                 */
                onDeadline?: "overdue" | "expire";
                /**
                 * @description With the basis `completion`: the activity, by id or code; shown as its code.
                 * @default null
                 */
                activity?: string | null;
                /**
                 * @description Does it move along by the time of a suspension, or in which the learner is away (R32)?
                 * @default false
                 */
                pauseWhileSuspended?: boolean;
                /**
                 * @description Is the learner's manager told when the deadline, with its grace, has passed?
                 * @default false
                 */
                notifyManager?: boolean;
            } | null;
            /**
             * @description To the learner, before or after the deadline.
             * @default []
             */
            reminders?: {
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                before?: string;
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                after?: string;
            }[];
            /**
             * @description How long the activity is open to the learner, apart from when it is due: so long `after` the enrolment, or until the end of a `date`. What is not completed then ends as `expired`; null: without end.
             * @default null
             */
            access?: {
                /** @default null */
                after?: string | null;
                /** @default null */
                date?: string | null;
            } | null;
            /**
             * @description Does the learner get a mail when enrolled without having asked?
             * @default false
             */
            notifyEnrolled?: boolean;
        };
        PolicyMoveRequest: {
            /** @description Left out: the newest. */
            toVersion?: number;
            /** @description Only the enrolments in this activity. */
            activity?: string;
            /** @description Only these. Left out: all that live and follow an older version. */
            enrolments?: string[];
            /** @description Only tell what would change, one by one. */
            dryRun: boolean;
        };
        NewLearningPlan: {
            /** @example code-of-conduct */
            code: string;
            title: string;
            items: {
                /** @description The activity: id or code. */
                activity: string;
                /** @default true */
                required?: boolean;
                /**
                 * @description The items, by their activities, that must be done before this one opens.
                 * @default []
                 */
                after?: string[];
                /**
                 * @description Due so long `after` the plan's start, or at the end of a `date` (R21); null: by the activity's policy.
                 * @default null
                 */
                deadline?: ({
                    /**
                     * @description ISO 8601 duration
                     * @example P30D
                     */
                    after: string;
                } | {
                    /**
                     * Format: date
                     * @description A calendar day
                     * @example 2026-03-31
                     */
                    date: string;
                }) | null;
            }[];
            /**
             * @description `sequential`: an item opens when the required items before it are done (all, if all are to be done).
             * @default free
             * @enum {string}
             */
            order?: "free" | "sequential";
            /**
             * @default {
             *       "rule": "all"
             *     }
             */
            completion?: {
                /** @enum {string} */
                rule: "all" | "required" | "any" | "at_least";
                count?: number;
            };
            /**
             * @description What counts as done although it is not (R30). It opens no other item.
             * @default {
             *       "waiting": false,
             *       "toConfirm": false,
             *       "suspended": false,
             *       "overbooked": false
             *     }
             */
            counts?: {
                /** @default false */
                waiting?: boolean;
                /** @default false */
                toConfirm?: boolean;
                /** @default false */
                suspended?: boolean;
                /** @default false */
                overbooked?: boolean;
            };
            /**
             * @description Does a valid completion from before the plan's start count?
             * @default true
             */
            countEarlier?: boolean;
            /**
             * @description What becomes of the live enrolments that the plan made when somebody leaves it or is taken out.
             * @default keep
             * @enum {string}
             */
            onWithdrawal?: "keep" | "end_not_started" | "end_all";
            /**
             * @description Does completing it make a training record (R26)?
             * @default false
             */
            trainingEvent?: boolean;
            /** @default null */
            validFor?: string | null;
            /** @default null */
            trainingProvider?: string | null;
            /** @default null */
            qualificationCode?: string | null;
        };
        PlanMoveRequest: {
            /** @description To which version; left out: the newest. */
            version?: number;
            /**
             * @description Only tell what would change, person by person.
             * @default false
             */
            dryRun?: boolean;
        };
        NewPlanEnrolment: {
            /** @description The person: id, external id, username or e-mail address. */
            user: string;
            /**
             * @description The code of the plan; its newest version.
             * @example code-of-conduct
             */
            plan: string;
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /**
             * @default administrator
             * @enum {string}
             */
            source?: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @description When the plan as a whole is due. */
            deadline?: ({
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                localDate: string;
                /**
                 * @description Left out: the learner's.
                 * @example Europe/Berlin
                 */
                timezone?: string;
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339
                 * @example 2026-03-31T22:00:00Z
                 */
                at: string;
            }) | null;
            /** @default null */
            reason?: string | null;
        };
        /** @description A command with its own fields. `reopen` wants a reason. */
        PlanCommand: {
            /** @enum {string} */
            command: "withdraw" | "cancel" | "reopen";
            /** @default null */
            reason?: string | null;
        } | {
            /** @constant */
            command: "set-deadline";
            /** @default null */
            reason?: string | null;
            /** @description Null removes it. */
            deadline: ({
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                localDate: string;
                /**
                 * @description Left out: the learner's.
                 * @example Europe/Berlin
                 */
                timezone?: string;
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339
                 * @example 2026-03-31T22:00:00Z
                 */
                at: string;
            }) | null;
        };
        NewAutomation: {
            /** @example code-of-conduct */
            code: string;
            title: string;
            /**
             * @description Which enrolments it is about; an empty list leaves that open. Department and location: the learner’s.
             * @default {
             *       "activities": [],
             *       "types": [],
             *       "obligations": [],
             *       "sources": [],
             *       "departments": [],
             *       "locations": []
             *     }
             */
            scope?: {
                /** @default [] */
                activities?: string[];
                /** @default [] */
                types?: ("course" | "quiz" | "event" | "objective" | "acknowledgement" | "external")[];
                /** @default [] */
                obligations?: ("mandatory" | "suggested" | "optional")[];
                /** @default [] */
                sources?: ("self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification")[];
                /** @default [] */
                departments?: string[];
                /** @default [] */
                locations?: string[];
            };
            /** @description When it falls due. A date that is moved makes another occurrence (R23). */
            trigger: {
                /**
                 * @description A status that is reached (however briefly), or a date of the enrolment. `overdue` is the deadline, if it is overdue then.
                 * @enum {string}
                 */
                on: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired" | "deadline" | "overdue" | "accessUntil" | "sessionStart" | "recordExpiry" | "requestedAt" | "enrolledAt" | "startedAt" | "lastVisitAt" | "completedAt" | "endedAt";
                /**
                 * @description So long before a date that lies ahead.
                 * @default null
                 */
                before?: string | null;
                /** @default null */
                after?: string | null;
            };
            /**
             * @description What must hold when it falls due. One that has ended is left alone, unless the end is what the rule is about.
             * @default {
             *       "statuses": [],
             *       "obligations": [],
             *       "progressBelow": null,
             *       "notVisitedFor": null,
             *       "overdue": null,
             *       "attemptFrom": null,
             *       "attemptTo": null
             *     }
             */
            conditions?: {
                /** @default [] */
                statuses?: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired")[];
                /** @default [] */
                obligations?: ("mandatory" | "suggested" | "optional")[];
                /** @default null */
                progressBelow?: number | null;
                /** @default null */
                notVisitedFor?: string | null;
                /** @default null */
                overdue?: boolean | null;
                /** @default null */
                attemptFrom?: number | null;
                /** @default null */
                attemptTo?: number | null;
            };
            actions: ({
                /** @enum {string} */
                act: "remind" | "escalate" | "suspend" | "cancel";
            } | {
                /** @constant */
                act: "extend";
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                by: string;
                /** @default 1 */
                atMost?: number;
            } | {
                /** @constant */
                act: "enrol";
                /**
                 * @description Null: in the same one again.
                 * @default null
                 */
                activity?: string | null;
                /** @enum {string} */
                obligation: "mandatory" | "suggested" | "optional";
                /**
                 * @description Due so long after the rule fell due; null: by the policy.
                 * @default null
                 */
                deadlineAfter?: string | null;
            } | {
                /** @constant */
                act: "notify";
                /** @enum {string} */
                whom: "manager" | "managers_manager" | "owner" | "user" | "administrators";
                /** @default null */
                user?: string | null;
            })[];
            /**
             * @description Does what lay back when it was switched on fire then, each once?
             * @default false
             */
            catchUp?: boolean;
            /**
             * @description So often it may stand behind an enrolment, by itself or by way of other rules; from there on it does not enrol.
             * @default 10
             */
            chainLimit?: number;
        };
        AutomationSwitch: {
            on: boolean;
        };
        NewCertification: {
            /** @example code-of-conduct */
            code: string;
            title: string;
            /** @description What certifies: completing an activity or a learning plan, or a record of a qualification. */
            achievedBy: {
                /** @description The activity: id or code. */
                activity: string;
            } | {
                /** @example code-of-conduct */
                plan: string;
            } | {
                qualification: string;
            };
            /**
             * @description How long it is valid; with the basis `fixed`, the length of a step.
             * @example P30D
             */
            validFor: string;
            /**
             * @description What the next expiry counts from (R29): the completion; the last expiry, of who is on time; or fixed steps.
             * @default completion
             * @enum {string}
             */
            basis?: "completion" | "last_expiry" | "fixed";
            /**
             * @description With `fixed`: a day of the steps.
             * @default null
             */
            fixedFrom?: string | null;
            /**
             * @description With `fixed`: how long it is valid at least.
             * @default null
             */
            minimum?: string | null;
            /**
             * @description So long before the expiry it can be renewed.
             * @default P60D
             * @example P30D
             */
            window?: string;
            /**
             * @description So long before the expiry it is due; null: at it.
             * @default null
             */
            dueBefore?: string | null;
            /**
             * @description So long after the expiry it counts as lapsed; null: at once.
             * @default null
             */
            grace?: string | null;
            /**
             * @description Does what is completed before the window opens certify anew?
             * @default false
             */
            countsEarly?: boolean;
            /**
             * @description Before the expiry, to the learner, and to the `manager` as well (R23).
             * @default []
             */
            reminders?: {
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                before: string;
                /** @default false */
                manager?: boolean;
            }[];
            /**
             * @description Is the manager told of the expiry?
             * @default false
             */
            notifyManager?: boolean;
            /**
             * @description In what one is enrolled by itself when the window opens; null: in nothing.
             * @default null
             */
            enrol?: {
                /** @description Left out: the activity that certifies. */
                activity?: string;
                /**
                 * @default mandatory
                 * @enum {string}
                 */
                obligation?: "mandatory" | "suggested" | "optional";
                /**
                 * @description Also at once, who was never certified?
                 * @default false
                 */
                first?: boolean;
            } | null;
            /**
             * @description The first certification is due so long after it was assigned.
             * @default null
             */
            firstDueAfter?: string | null;
        };
        NewCertificationHolders: {
            users: string[];
            /**
             * @default administrator
             * @enum {string}
             */
            source?: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /**
             * @description The last day for the first certification.
             * @default null
             */
            due?: string | null;
            /** @default null */
            reason?: string | null;
        };
        NewUserCertification: {
            /** @description The person: id, external id, username or e-mail address. */
            user: string;
            /**
             * @description Its code; the newest version.
             * @example code-of-conduct
             */
            certification: string;
            /**
             * @default administrator
             * @enum {string}
             */
            source?: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /**
             * @description The last day for the first certification.
             * @default null
             */
            due?: string | null;
            /** @default null */
            reason?: string | null;
        };
        /** @description A command with its own fields. `extend`, `revoke` and `reinstate` want a reason. */
        CertificationCommand: {
            /** @enum {string} */
            command: "withdraw" | "revoke" | "reinstate";
            /** @default null */
            reason?: string | null;
        } | {
            /** @constant */
            command: "extend";
            /** @default null */
            reason?: string | null;
            /**
             * Format: date
             * @description A calendar day
             * @example 2026-03-31
             */
            until: string;
        } | {
            /** @constant */
            command: "set-due";
            /** @default null */
            reason?: string | null;
            /** @description Null: with the expiry, or never for a first one. */
            due: string | null;
        } | {
            /** @constant */
            command: "move";
            /** @default null */
            reason?: string | null;
            /** @description Left out: to the newest. */
            version?: number;
        };
        NewEnrolment: {
            /** @description The person: id, external id, username or e-mail address. */
            user: string;
            /** @description The activity: id or code. */
            activity: string;
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /**
             * @default administrator
             * @enum {string}
             */
            source?: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /**
             * @default learner
             * @enum {string}
             */
            role?: "learner" | "tutor" | "instructor";
            /**
             * @description Of an event: the sessions that are chosen. Without, it is `to_confirm` until one is.
             * @default []
             */
            sessions?: string[];
            deadline?: ({
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                localDate: string;
                /**
                 * @description Left out: the learner's.
                 * @example Europe/Berlin
                 */
                timezone?: string;
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339
                 * @example 2026-03-31T22:00:00Z
                 */
                at: string;
            }) | null;
            /**
             * @description Internal: for administrators and instructors only.
             * @default null
             */
            note?: string | null;
            /** @default null */
            reason?: string | null;
        };
        /** @description A command with its own fields. `reopen`, `reset`, `set-status`, `rank` and `admit-beyond-maximum` want a reason. `accept` and `dismiss` answer a suggestion, and the offer of a seat; that of a seat in a session is answered by `accept` and `leave-session` (R17). `reset` begins the next attempt, whose id is that of the answer, and leaves this one with its history and its record (R31). */
        Command: {
            /** @enum {string} */
            command: "dismiss" | "visit" | "start" | "complete" | "fail" | "suspend" | "resume" | "overbook" | "admit-beyond-maximum" | "withdraw" | "cancel" | "reopen";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
        } | {
            /** @constant */
            command: "accept";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description The session of which a seat is offered; left out: the only one (R17).
             */
            session?: string;
        } | {
            /** @enum {string} */
            command: "approve" | "decline";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description The approval task that is meant; left out: the open one.
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            taskId?: string;
        } | {
            /** @constant */
            command: "progress";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            percent: number;
            /**
             * @description Of a part of the activity; left out: of the whole.
             * @example code-of-conduct
             */
            part?: string;
        } | {
            /** @constant */
            command: "reset";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * @description The rules of the next attempt: the policy’s newest version (R37), or the one that this attempt pinned.
             * @default newest
             * @enum {string}
             */
            policy?: "newest" | "same";
        } | {
            /** @constant */
            command: "rank";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description Its rank in the queue, 1 first, before everybody without one (R12); null takes it away. */
            rank: number | null;
            /**
             * Format: uuid
             * @description In the queue of this session; left out: of the activity.
             */
            session?: string;
        } | {
            /** @constant */
            command: "choose-sessions";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            sessions: string[];
            /**
             * @description Past a window or an overlap, by an administrator; wants a reason.
             * @default false
             */
            override?: boolean;
        } | {
            /** @constant */
            command: "change-session";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description Left out: the only one.
             */
            from?: string;
            /**
             * Format: uuid
             * @description The id of a session of the event.
             */
            to: string;
            /**
             * @description Past a window or an overlap, by an administrator; wants a reason.
             * @default false
             */
            override?: boolean;
        } | {
            /** @constant */
            command: "leave-session";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description The id of a session of the event.
             */
            session: string;
            /**
             * @description Past a window or an overlap, by an administrator; wants a reason.
             * @default false
             */
            override?: boolean;
        } | {
            /** @constant */
            command: "attendance";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description The id of a session of the event.
             */
            session: string;
            /** @description Null takes back what was said. */
            attendance: ("fully" | "partly" | "no_show") | null;
        } | {
            /** @constant */
            command: "set-deadline";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description Null removes it. */
            deadline: ({
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                localDate: string;
                /**
                 * @description Left out: the learner's.
                 * @example Europe/Berlin
                 */
                timezone?: string;
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339
                 * @example 2026-03-31T22:00:00Z
                 */
                at: string;
            }) | null;
        } | {
            /** @constant */
            command: "set-access";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description Until when the activity is open to the learner, whenever it is due; null: without end. */
            until: ({
                /**
                 * Format: date
                 * @description A calendar day
                 * @example 2026-03-31
                 */
                localDate: string;
                /**
                 * @description Left out: the learner's.
                 * @example Europe/Berlin
                 */
                timezone?: string;
            } | {
                /**
                 * Format: date-time
                 * @description RFC 3339
                 * @example 2026-03-31T22:00:00Z
                 */
                at: string;
            }) | null;
        } | {
            /** @constant */
            command: "set-status";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @enum {string} */
            status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
        } | {
            /** @constant */
            command: "grade";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description Null removes it. */
            grade: string | null;
        } | {
            /** @constant */
            command: "feedback";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description For the learner. Null removes it. */
            feedback: string | null;
        } | {
            /** @constant */
            command: "note";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description For administrators and instructors. Null removes it. */
            note: string | null;
        } | {
            /** @constant */
            command: "try";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @default null */
            score?: number | null;
            /**
             * @description The highest score that there is.
             * @default 100
             */
            max?: number;
            /**
             * @description The outcome as the quiz tells it; counts only where there is no score.
             * @default null
             */
            passed?: boolean | null;
            /** @description Left out: as it ended. */
            startedAt?: string | null;
        } | {
            /** @constant */
            command: "grant-try";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
        } | {
            /** @constant */
            command: "acknowledge";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /** @description As the learner typed it. */
            name: string;
            /**
             * @description What was shown; it must be what is wanted.
             * @default null
             */
            document?: {
                version: string;
                /** @default null */
                sha256?: string | null;
            } | null;
        } | {
            /** @constant */
            command: "sign-off";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * @description The manager who signs off: one above the learner. Null: an administrator does, through this key.
             * @default null
             */
            by?: string | null;
        } | {
            /** @constant */
            command: "submit-evidence";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            file: {
                name: string;
                mediaType: string;
                /** @description Bytes. */
                size: number;
                /** @description SHA-256 of the bytes, hexadecimal. */
                sha256: string;
                /** @description Where it lies: an address or a key of the store that keeps it. */
                reference: string;
            };
        } | {
            /** @enum {string} */
            command: "accept-evidence" | "reject-evidence";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
            /**
             * Format: uuid
             * @description The id of the evidence that waits.
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            evidence: string;
        } | {
            /** @constant */
            command: "adopt-rule";
            /** @default null */
            reason?: string | null;
            /** @description When it happened, if earlier than now (R24). */
            at?: string | null;
        };
        ProgressBatch: {
            items: {
                /** @description The person: id, external id, username or e-mail address. */
                user: string;
                /** @description The activity: id or code. */
                activity: string;
                /** @description How far; of the part, where one is named. */
                percent?: number;
                /**
                 * @description In place of `percent`.
                 * @enum {string}
                 */
                command?: "start" | "visit" | "complete";
                /** @description The code of a part; with `percent` only. */
                part?: string;
                /** @description When it happened, if earlier than now (R24). */
                at?: string | null;
            }[];
        };
        NewSignatureRequest: {
            /** @description The name of a service that is configured (`SIGNATURE_SERVICES`). */
            service: string;
            /**
             * @description What is to be signed; null: what the activity’s completion rule names.
             * @default null
             */
            document?: {
                version: string;
                /** @default null */
                sha256?: string | null;
            } | null;
            /** @description Where the document lies: an address, or the service’s own id of it. */
            reference: string;
            /**
             * @description So long it may be signed.
             * @default P30D
             * @example P30D
             */
            expiresAfter?: string;
        };
        Decision: {
            /** @enum {string} */
            decision: "approve" | "decline";
            /**
             * @description The learner and further approvers can read it.
             * @default null
             */
            comment?: string | null;
        };
        /** @description Either `decisions`, or `all` with what is decided on all of them. */
        BulkDecision: {
            decisions?: {
                /** @description The id of the task. */
                approval: string;
                /** @enum {string} */
                decision: "approve" | "decline";
                /**
                 * @description The learner and further approvers can read it.
                 * @default null
                 */
                comment?: string | null;
            }[];
            /** @description All that wait for this approver at the moment, the oldest 200 of them. */
            all?: {
                /** @description Whom they wait for: id, external id, username or e-mail address; or `administrators` for their queue. */
                assignee: string;
                /** @description The activity: id or code. */
                activity?: string;
            };
            /**
             * @description With `all`: what is decided.
             * @enum {string}
             */
            decision?: "approve" | "decline";
            /**
             * @description With `all`: what is said to each.
             * @default null
             */
            comment?: string | null;
        };
        NewDelegation: {
            /** @description The person: id, external id, username or e-mail address. */
            principal: string;
            /** @description The person: id, external id, username or e-mail address. */
            delegate: string;
            /** @description Left out, or in the past: from now on. */
            from?: string;
            /** @description The first moment that is not part of it; null: until further notice. */
            until?: (string) | null;
            /**
             * @description Why, in the words of who enters it.
             * @default null
             */
            note?: string | null;
        };
        /** @description What is left out stays. Once it has begun, `from` stays as it is. */
        DelegationPatch: {
            /** @description The person: id, external id, username or e-mail address. */
            delegate?: string;
            /** @description What lies in the past means from now on. */
            from?: string;
            /** @description The first moment that is not part of it; null: until further notice. */
            until?: (string) | null;
            /** @description Why, in the words of who enters it. */
            note?: string | null;
        };
        NewImportMapping: {
            /** @example code-of-conduct */
            code: string;
            /**
             * @description Names the HR system: a complete list speaks of whom the same source brought last.
             * @default hr
             * @example code-of-conduct
             */
            source?: string;
            /** @description What is filled, and from where. What is not named is never stored (R38). */
            columns: {
                external_id?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                username?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                email?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                given_name?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                family_name?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                position_title?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                department?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                location?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                manager?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                    /**
                     * @description What the cell says of the manager; `column`: what stands in another column of the manager's own row.
                     * @default external_id
                     * @enum {string}
                     */
                    by?: "external_id" | "username" | "email" | "column";
                    /** @description With `column`: the head of that other column. */
                    names?: string;
                };
                hire_date?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                termination_date?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                timezone?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                locale?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                status?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
            };
            /**
             * @description Words that mean an empty cell, in whatever case.
             * @default [
             *       "NULL"
             *     ]
             */
            nulls?: string[];
            person: {
                /** @description The column that is the same in all rows of one person. */
                key: string;
                /**
                 * @description Which of them counts; of equals the first in the file.
                 * @default {
                 *       "by": "last"
                 *     }
                 */
                pick?: {
                    /** @enum {string} */
                    by: "value" | "latest" | "earliest" | "first" | "last";
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description By `value`: the best first; what is not in it comes last. */
                    order?: string[];
                    /**
                     * @description By `latest` and `earliest`; left out: YYYY-MM-DD.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                };
            };
        };
        UserStatusSelection: {
            /** @enum {string} */
            status: "active" | "deactivated";
            users?: string[];
            /** @description As for `GET /v1/users`. */
            filter?: {
                /** @description Part of the name, e-mail address or username. */
                q?: string;
                /** @enum {string} */
                status?: "activated" | "active" | "deactivated" | "expired";
                department?: string;
                /** @description Only direct reports of this person. */
                manager?: string;
            };
            /**
             * @description Only say what would happen.
             * @default false
             */
            dryRun?: boolean;
        };
        NewQualification: {
            /** @description As activities and records name it. */
            code: string;
            title: string;
            /**
             * @description Codes of what counts as holding this one: one way (say it of both if it holds of both), and one step.
             * @default []
             */
            equivalents?: string[];
            /**
             * @description How long a record is valid that comes without an expiry; null: for ever. It counts for records that are made from now on (R27).
             * @default null
             */
            validFor?: string | null;
            /**
             * @description So long before a record expires, to the learner, and to the `manager` as well; each once (R23), and none of a record that a newer one has renewed.
             * @default []
             */
            reminders?: {
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                before: string;
                /** @default false */
                manager?: boolean;
            }[];
            /**
             * @description In what one is enrolled before a record expires, due at the expiry; null: in nothing.
             * @default null
             */
            renewal?: {
                /** @description The activity: id or code. */
                activity: string;
                /**
                 * @default mandatory
                 * @enum {string}
                 */
                obligation?: "mandatory" | "suggested" | "optional";
                /**
                 * @description So long before the expiry.
                 * @example P30D
                 */
                before: string;
            } | null;
            /**
             * @description Nothing new may name it; what names it stays.
             * @default false
             */
            retired?: boolean;
        };
        /** @description What is left out stays. */
        QualificationPatch: {
            title?: string;
            /** @description Codes of what counts as holding this one: one way (say it of both if it holds of both), and one step. */
            equivalents?: string[];
            /** @description How long a record is valid that comes without an expiry; null: for ever. It counts for records that are made from now on (R27). */
            validFor?: string | null;
            /** @description So long before a record expires, to the learner, and to the `manager` as well; each once (R23), and none of a record that a newer one has renewed. */
            reminders?: {
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                before: string;
                /** @default false */
                manager?: boolean;
            }[];
            /** @description In what one is enrolled before a record expires, due at the expiry; null: in nothing. */
            renewal?: {
                /** @description The activity: id or code. */
                activity: string;
                /**
                 * @default mandatory
                 * @enum {string}
                 */
                obligation?: "mandatory" | "suggested" | "optional";
                /**
                 * @description So long before the expiry.
                 * @example P30D
                 */
                before: string;
            } | null;
            /** @description Nothing new may name it; what names it stays. */
            retired?: boolean;
        };
        NewRequirement: {
            /** @example code-of-conduct */
            code: string;
            title: string;
            /**
             * @description Where it comes from: a law, a standard, a customer.
             * @default null
             */
            source?: string | null;
            /** @description Who is meant: everybody, who is named, and who fits every other list that is given. */
            who: {
                /** @constant */
                everybody?: true;
                /** @description These people, whatever else is given. */
                users?: string[];
                positionTitles?: string[];
                departments?: string[];
                locations?: string[];
                /** @description The direct reports of these people. */
                managers?: string[];
            };
            /** @description A valid record of any of these satisfies it. */
            satisfiedBy: {
                qualificationCode?: string;
                /** @description The activity: id or code. */
                activity?: string;
                /** @example code-of-conduct */
                certification?: string;
            }[];
            /**
             * Format: date
             * @description The first day on which it holds; left out: today (UTC).
             * @example 2026-03-31
             */
            from?: string;
            /**
             * @description The last day on which it holds; null: for ever.
             * @default null
             */
            until?: string | null;
            /**
             * @description By when. With `dueAfter` too, the later of the two; with neither, it is due on the first day.
             * @default null
             */
            dueOn?: string | null;
            /**
             * @description By when: so long after its first day, or after the hire date of who came later.
             * @default null
             */
            dueAfter?: string | null;
        };
        /** @description The next version: what is left out stays, null empties. */
        RequirementPatch: {
            title?: string;
            /** @description Where it comes from: a law, a standard, a customer. */
            source?: string | null;
            /** @description Who is meant: everybody, who is named, and who fits every other list that is given. */
            who?: {
                /** @constant */
                everybody?: true;
                /** @description These people, whatever else is given. */
                users?: string[];
                positionTitles?: string[];
                departments?: string[];
                locations?: string[];
                /** @description The direct reports of these people. */
                managers?: string[];
            };
            /** @description A valid record of any of these satisfies it. */
            satisfiedBy?: {
                qualificationCode?: string;
                /** @description The activity: id or code. */
                activity?: string;
                /** @example code-of-conduct */
                certification?: string;
            }[];
            /**
             * Format: date
             * @description The first day on which it holds.
             * @example 2026-03-31
             */
            from?: string;
            /** @description The last day on which it holds; null: for ever. */
            until?: string | null;
            /** @description By when. With `dueAfter` too, the later of the two; with neither, it is due on the first day. */
            dueOn?: string | null;
            /** @description By when: so long after its first day, or after the hire date of who came later. */
            dueAfter?: string | null;
        };
        NewExemption: {
            /** @description The person: id, external id, username or e-mail address. */
            user: string;
            /**
             * Format: date
             * @description The first day; left out: today (UTC).
             * @example 2026-03-31
             */
            from?: string;
            /**
             * Format: date
             * @description The last day.
             * @example 2026-03-31
             */
            until: string;
            reason: string;
        };
        NewReport: {
            /** @constant */
            kind: "compliance";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /**
                 * Format: date
                 * @description The day, where each person is; left out: today.
                 * @example 2026-03-31
                 */
                asOf?: string;
                /**
                 * @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known.
                 * @default today
                 * @enum {string}
                 */
                knowledge?: "today" | "then";
                /** @example code-of-conduct */
                requirement?: string;
                /** @description Only requirements that this activity satisfies. */
                activity?: string;
                /**
                 * @description One line for each requirement, or for each team.
                 * @default all
                 * @enum {string}
                 */
                by?: "all" | "manager" | "department" | "location";
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        } | {
            /** @constant */
            kind: "compliance-people";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /**
                 * Format: date
                 * @description The day, where each person is; left out: today.
                 * @example 2026-03-31
                 */
                asOf?: string;
                /**
                 * @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known.
                 * @default today
                 * @enum {string}
                 */
                knowledge?: "today" | "then";
                /** @example code-of-conduct */
                requirement?: string;
                /** @description Only requirements that this activity satisfies. */
                activity?: string;
                /** @description One or more of satisfied, exempt, due, missing, with commas between. */
                state?: string;
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        } | {
            /** @constant */
            kind: "expiring";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /**
                 * @description Up to so long ahead, where each person is.
                 * @default P30D
                 * @example P30D
                 */
                within?: string;
                /**
                 * @description Also what has lapsed already?
                 * @enum {string}
                 */
                lapsed?: "true" | "false";
                qualificationCode?: string;
                trainingProvider?: string;
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        } | {
            /** @constant */
            kind: "records-by-provider";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /**
                 * Format: date
                 * @description The first day.
                 * @example 2026-03-31
                 */
                from?: string;
                /**
                 * Format: date
                 * @description The last day.
                 * @example 2026-03-31
                 */
                until?: string;
                /**
                 * @description In place of both: so long back from the day on which it is asked.
                 * @example P30D
                 */
                last?: string;
                qualificationCode?: string;
                trainingProvider?: string;
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        } | {
            /** @constant */
            kind: "changes";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /**
                 * Format: date
                 * @description The first day.
                 * @example 2026-03-31
                 */
                from?: string;
                /**
                 * Format: date
                 * @description The last day.
                 * @example 2026-03-31
                 */
                until?: string;
                /**
                 * @description In place of both: so long back from the day on which it is asked.
                 * @example P30D
                 */
                last?: string;
                /** @description One or more of enrolment, plan-enrolment, certification, person, record, setting, with commas between. */
                subject?: string;
                /** @description By whom, or on whose behalf: a person, the id of an API key, or `system`. */
                actor?: string;
                /** @description About whom. */
                user?: string;
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        } | {
            /** @constant */
            kind: "enrolment-status";
            /** @default {} */
            params?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description The activity: id or code. */
                activity?: string;
                /** @description One or more of mandatory, suggested, optional, with commas between. */
                obligation?: string;
            };
            /** @description Unique, and no kind of report. */
            name: string;
            /**
             * @description Of the files that are made by itself.
             * @default xlsx
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** @default null */
            schedule?: components["schemas"]["ReportSchedule"] | null;
            /**
             * @default {
             *       "users": [],
             *       "managers": false
             *     }
             */
            recipients?: components["schemas"]["ReportRecipients"];
        };
        /** @description When it is made by itself: a local time that does not exist moves later, one that exists twice means the first (R19). */
        ReportSchedule: {
            /** @enum {string} */
            every: "day" | "week" | "month";
            /**
             * @description Every week: 1 is Monday.
             * @default null
             */
            weekday?: number | null;
            /**
             * @description Every month: the day, or the month’s last where it is shorter (R20).
             * @default null
             */
            day?: number | null;
            /**
             * @description The local time.
             * @example 07:30
             */
            at: string;
            /**
             * @description IANA time zone
             * @example Europe/Berlin
             */
            timezone: string;
        };
        /** @description Who is mailed a link to the file of each run. */
        ReportRecipients: {
            /**
             * @description A superadmin gets the whole report, a manager what is about who reports directly to them.
             * @default []
             */
            users?: string[];
            /**
             * @description Every manager as well, what is about who reports directly to them.
             * @default false
             */
            managers?: boolean;
        };
        /** @description What is left out stays. */
        ReportPatch: {
            /** @description Unique, and no kind of report. */
            name?: string;
            /** @description All of them, as the kind has them. */
            params?: {
                [key: string]: string;
            };
            /**
             * @description Of the files that are made by itself.
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            schedule?: components["schemas"]["ReportSchedule"] | null;
            recipients?: components["schemas"]["ReportRecipients"];
        };
        /** @description One statement, or up to 500. */
        XapiStatements: components["schemas"]["XapiStatement"][] | components["schemas"]["XapiStatement"];
        /** @description A statement as xAPI 1.0.3 or 2.0 describes it: actor, verb, object, and what else belongs to it. */
        XapiStatement: {
            [key: string]: unknown;
        };
        NewWebhook: {
            /**
             * @description Where events are posted to. Public addresses by HTTPS only, unless the installation allows others.
             * @example https://hr.example.com/rollbook
             */
            url: string;
            /**
             * @description Which types; none: all.
             * @default []
             */
            types?: string[];
            /**
             * @description Stopped, it is sent nothing; what happens meanwhile is in the feed.
             * @default true
             */
            active?: boolean;
        };
        /** @description What is left out stays. Made active again, it begins anew. */
        WebhookPatch: {
            /**
             * @description Where events are posted to. Public addresses by HTTPS only, unless the installation allows others.
             * @example https://hr.example.com/rollbook
             */
            url?: string;
            /** @description Which types; none: all. */
            types?: string[];
            /** @description Stopped, it is sent nothing; what happens meanwhile is in the feed. */
            active?: boolean;
        };
        WebhookSecretRotation: {
            /**
             * @description So long the secret before it signs as well; PT0S: it ends at once.
             * @default P1D
             * @example P30D
             */
            overlap?: string;
        };
        NewApiKey: {
            name: string;
            /** @description `read`, `write` and `admin` are for all; the others for one resource. Who may write may read. */
            scopes: ("read" | "write" | "admin" | "people:read" | "people:write" | "groups:read" | "groups:write" | "enrolments:read" | "enrolments:write" | "approvals:read" | "approvals:write" | "delegations:read" | "delegations:write" | "activities:read" | "activities:write" | "sessions:read" | "sessions:write" | "seats:read" | "seats:write" | "policies:read" | "policies:write" | "certifications:read" | "certifications:write" | "plans:read" | "plans:write" | "requirements:read" | "requirements:write" | "automations:read" | "automations:write" | "imports:read" | "imports:write" | "records:read" | "records:write" | "xapi:read" | "xapi:write" | "signatures:read" | "signatures:write" | "events:read" | "events:write" | "reports:read" | "reports:write")[];
            /** @description When it ends by itself; null: never. */
            expiresAt?: string | null;
            /** @description How many requests it may send in a minute to each process of the API; null: 300000. */
            requestsPerMinute?: number | null;
        };
        ApiKeyPatch: {
            name?: string;
            /** @description When it ends by itself; null: never. */
            expiresAt?: string | null;
            /** @description How many requests it may send in a minute to each process of the API; null: 300000. */
            requestsPerMinute?: number | null;
        };
        ApiKeyRotation: {
            /**
             * @description So long the secret before stays valid; PT0S: not at all. At most 90 days.
             * @default P1D
             * @example P1D
             */
            overlap?: string;
        };
        User: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            externalId: string | null;
            username: string;
            email: string;
            givenName: string;
            familyName: string;
            name: string;
            positionTitle: string | null;
            department: string | null;
            location: string | null;
            manager: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                externalId: string | null;
                name: string;
            } | null;
            hireDate: string | null;
            timezone: string;
            locale: string;
            /** @enum {string} */
            status: "activated" | "active" | "deactivated" | "expired";
            /** @enum {string} */
            level: "user" | "power_user" | "superadmin";
            expiresAt: string | null;
            /** @description The last day, where one was meant. */
            expiresOn: string | null;
            /** @description R38: who keeps which field; one that is not here is kept by nobody yet. */
            masters: {
                [key: string]: {
                    /** @enum {string} */
                    master: "hr" | "scim" | "manual";
                    overridden: boolean;
                };
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        /** @description What went wrong, and what to mend (RFC 9457). */
        Problem: {
            /**
             * @description One of the problems listed at /docs.
             * @example urn:rollbook:problem:not-possible
             */
            type: string;
            title: string;
            status: number;
            /** @description What to mend. */
            detail: string;
            errors?: {
                /** @description `#/a/b` in the body, `?limit` in the query, `{id}` in the path, `If-Match:` a header. */
                pointer: string;
                detail: string;
            }[];
            /** @description Of a refused command: the present status of the enrolment. */
            currentStatus?: string | null;
            /** @description Of a refused command: the commands that are possible now. */
            possible?: string[];
            /** @description Of a delegation that is refused: the one that it would overlap. */
            delegation?: string | null;
            /** @description Of a refused command: when it will be possible, where that is certain. */
            possibleAt?: string;
        } & {
            [key: string]: unknown;
        };
        UserList: {
            items: components["schemas"]["User"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description A change of a profile that comes true when a day begins. */
        PlannedChange: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            user: string;
            /** @description The day with whose beginning it holds. */
            effectiveFrom: string;
            /**
             * Format: date-time
             * @description When that day begins where the person is.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            changes: {
                manager?: string | null;
                department?: string | null;
                positionTitle?: string | null;
                location?: string | null;
            };
            /** @enum {string} */
            source: "hr" | "scim" | "manual";
            override: boolean;
            /** @enum {string} */
            status: "planned" | "done" | "cancelled" | "refused";
            /** @description Why it did not come true: `manager-cycle`, or `other-master` (R38). */
            refusal: string | null;
            reason: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            settledAt: string | null;
        };
        UserEventList: {
            items: components["schemas"]["UserEvent"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        UserEvent: {
            seq: number;
            type: string;
            from: ("activated" | "active" | "deactivated" | "expired") | null;
            /** @enum {string} */
            to: "activated" | "active" | "deactivated" | "expired";
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            recordedAt: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
                onBehalfOf: string | null;
            };
            reason: string | null;
            /** @description What the hash covers in place of the reason: HMAC-SHA256 of it. */
            reasonCommitment: string | null;
            /** @description What the hash covers: values of the profile by their commitment only. `source`: who said it (R38). `overridden`: fields that were changed past their master. */
            data: {
                [key: string]: unknown;
            };
            previousHash: string;
            /** @description SHA-256 over the canonical JSON of the event; the next one carries it. */
            hash: string;
            /** @description What changed, field by field; a manager by id. */
            changes: {
                field: string;
                from: string | null;
                to: string | null;
            }[];
            /** @description Were the values erased? Then only the fields are named (R35). */
            erased: boolean;
        };
        UserRoles: {
            items: {
                /** @enum {string} */
                role: "learner" | "tutor" | "instructor" | "manager";
                because: {
                    /** @enum {string} */
                    fact: "live-enrolments" | "sessions" | "direct-reports";
                    count: number;
                }[];
            }[];
        };
        Team: {
            items: components["schemas"]["User"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description What became of each; a refused one stops no other. */
        TeamOutcomes: {
            items: {
                ref: string;
                user: string | null;
                /** @enum {string} */
                outcome: "added" | "removed" | "unchanged" | "refused";
                /** @description `unknown`, `manager-cycle`, `other-master` (R38), `team-building-off`, `has-a-manager` or `not-in-team`. */
                code: string | null;
            }[];
        };
        PlannedChangeList: {
            items: components["schemas"]["PlannedChange"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description A named list of people. */
        Group: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            name: string;
            members: number;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        GroupList: {
            items: components["schemas"]["Group"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        GroupMemberList: {
            items: components["schemas"]["GroupMember"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        GroupMember: {
            user: components["schemas"]["PersonRef"];
            /** @enum {string} */
            source: "hr" | "scim" | "manual";
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            since: string;
        };
        /** @description A person, as other things name one. */
        PersonRef: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            externalId: string | null;
            name: string;
            email: string;
        };
        GroupMembersOutcome: {
            added: number;
            removed: number;
            /** @description Who was in it already, or was not. */
            unchanged: number;
            /** @description Who is nobody known: these stop no other. Of a file, with the line; the first 200. */
            unknown: {
                line: number | null;
                ref: string;
            }[];
            group: components["schemas"]["Group"];
        };
        Activity: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            title: string;
            /** @enum {string} */
            type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
            maximum: number | null;
            /** @description Null where the number of seats is not limited. */
            seats: components["schemas"]["SeatCounts"] | null;
            policy: string | null;
            owner: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
            } | null;
            deadlineAfter: string | null;
            trainingEvent: boolean;
            validFor: string | null;
            trainingProvider: string | null;
            qualificationCode: string | null;
            completion: {
                /**
                 * @description The whole progress, as the content tells it.
                 * @default false
                 */
                progress: boolean;
                /**
                 * @description All required parts, any one, or at least so many, the required ones among them.
                 * @default null
                 */
                parts: (("all" | "any") | number) | null;
                /** @default null */
                tries: {
                    /** @description Per cent. */
                    passMark: number;
                    /**
                     * @description Null: without limit.
                     * @default null
                     */
                    maxTries: number | null;
                    /**
                     * @description From the end of one try to the start of the next; a day has 24 hours here.
                     * @default null
                     */
                    coolingTime: string | null;
                    /**
                     * @description Which score counts.
                     * @default best
                     * @enum {string}
                     */
                    counts: "best" | "last";
                } | null;
                /** @default null */
                acknowledgement: {
                    /**
                     * @description By the typed name, or by a signature service’s signed callback.
                     * @default typed_name
                     * @enum {string}
                     */
                    by: "typed_name" | "signature";
                    /** @default null */
                    document: {
                        version: string;
                        /** @default null */
                        sha256: string | null;
                    } | null;
                    /**
                     * @description Must the typed name be the learner’s: the same words, whatever their order, case and accents?
                     * @default matching
                     * @enum {string}
                     */
                    name: "matching" | "any";
                } | null;
                /**
                 * @description By the manager or an administrator.
                 * @default false
                 */
                signOff: boolean;
                /** @default null */
                evidence: {
                    /**
                     * @default [
                     *       "application/pdf",
                     *       "image/jpeg",
                     *       "image/png"
                     *     ]
                     */
                    mediaTypes: string[];
                    /**
                     * @description Bytes.
                     * @default 20000000
                     */
                    maxSize: number;
                } | null;
                /** @default false */
                attendance: boolean;
            } | null;
            xapiId: string | null;
            /** @description How many parts it has: `/v1/activities/{id}/parts`. */
            parts: number;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        SeatCounts: {
            /** @description With those that are on offer or on their way to somebody. */
            taken: number;
            /** @description Null where the number of seats is not limited. */
            free: number | null;
            /** @description Kept for teams, and had by nobody yet. */
            reserved: number;
            waiting: number;
            /** @description Had by who was let in over the maximum; not among the taken. */
            beyondMaximum: number;
        };
        ActivityList: {
            items: components["schemas"]["Activity"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ActivityPart: {
            code: string;
            title: string;
            required: boolean;
            position: number;
            xapiId: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        ActivityPartList: {
            items: components["schemas"]["ActivityPart"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Session: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            activityId: string;
            title: string | null;
            /** @enum {string} */
            status: "planned" | "cancelled" | "held";
            timezone: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            endsAt: string;
            parts: {
                date: string;
                startTime: string;
                endTime: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                startsAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                endsAt: string;
                place: string | null;
                link: string | null;
            }[];
            instructors: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
            }[];
            minimum: number | null;
            maximum: number | null;
            seats: components["schemas"]["SeatCounts"];
            minimumAt: string | null;
            /** @enum {string} */
            belowMinimum: "warn" | "cancel";
            /** @description `below_minimum`: the cutoff has passed with fewer than the minimum. */
            warning: string | null;
            signUpFrom: string | null;
            signUpUntil: string | null;
            cancelUntil: string | null;
            partlyCounts: boolean;
            noShowFails: boolean;
            remindBefore: string[];
            /** @description Of a cancelled one: what it offers instead. */
            offer: string[];
            offerUntil: string | null;
            cancelReason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        SessionList: {
            items: components["schemas"]["Session"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Roster: {
            items: components["schemas"]["RosterEntry"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        RosterEntry: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            enrolmentId: string;
            user: components["schemas"]["PersonRef"];
            department: string | null;
            /** @enum {string} */
            status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /**
             * @description `offered`: kept for them until they accept it, or the claim deadline passes (R17).
             * @enum {string}
             */
            seat: "asked" | "waitlisted" | "offered" | "confirmed" | "beyond_maximum";
            queuePosition: number | null;
            attendance: ("fully" | "partly" | "no_show") | null;
        };
        AttendanceOutcomes: {
            outcomes: {
                enrolmentId: string | null;
                /** @enum {string} */
                outcome: "recorded" | "unchanged" | "rejected";
                status: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired") | null;
                code: string | null;
                detail: string | null;
            }[];
        };
        /** @description How the seats of an activity or a session are given. */
        SeatSettings: {
            maximum: number | null;
            seats: components["schemas"]["SeatCounts"];
            startsAt: string | null;
            /**
             * @description `order`: who asks first. `lottery`: everyone waits until lots are drawn.
             * @enum {string}
             */
            admission: "order" | "lottery";
            /** @description Does everyone wait for a draw that is still to come? */
            awaitsDraw: boolean;
            drawAt: string | null;
            drawnAt: string | null;
            version: number;
        };
        Lottery: {
            /** @description How the order comes of the seed, for who wants to draw again. */
            rule: string;
            /** @description SHA-256 of the seed; shown from the moment the draw is set up. */
            commitment: string;
            /** @description Null before the draw. */
            seed: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            setUpAt: string;
            /** @description When it is drawn by itself; null: by hand only. */
            drawAt: string | null;
            drawnAt: string | null;
            /** @description `system`: by itself, at its instant. */
            drawnBy: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
            } | null;
            reason: string | null;
            /** @description How many were in the draw. */
            entries: number | null;
        };
        LotList: {
            items: components["schemas"]["Lot"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Lot: {
            /** @description From 1. */
            place: number;
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            enrolment: string;
            ticket: string;
            /** @enum {string} */
            status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /**
             * @description What it has now.
             * @enum {string}
             */
            outcome: "seat" | "waiting" | "none";
        };
        /** @description Seats that are kept for a manager’s team, without names. */
        Reservation: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /** @description Whose seats they are: an activity’s, or a session’s. */
            activity: string | null;
            session: string | null;
            manager: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
            };
            seats: number;
            /** @description How many of them somebody of the team has. */
            used: number;
            /** @description How many are still kept. */
            left: number;
            /** @enum {string} */
            status: "open" | "released";
            releaseBefore: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            releaseAt: string;
            releasedAt: string | null;
            reason: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        ReservationList: {
            items: components["schemas"]["Reservation"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Policy: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            version: number;
            approval: {
                steps: {
                    assignee: {
                        /** @enum {string} */
                        relation: "manager" | "managers_manager" | "owner" | "user" | "administrators";
                        user?: string;
                    };
                    remindAfter: string[];
                    timeLimit: string | null;
                    /** @enum {string} */
                    onTimeout: "escalate" | "approve" | "decline";
                }[];
            };
            seats: {
                /** @enum {string} */
                duringApproval: "none" | "hold";
                holdFor: string | null;
                waitingList: boolean;
                offer: {
                    claimWithin: string;
                    remindBefore: string | null;
                    /** @enum {string} */
                    onLapse: "expire" | "requeue";
                } | null;
                freezeBefore: string | null;
                suspendGrace: string | null;
                /** @enum {string} */
                placeOnReturn: "kept" | "end";
                keepPlaceOnChange?: boolean;
            };
            deadline: {
                /** @enum {string} */
                basis: "fixed" | "enrolment" | "approval" | "first_access" | "hire_date" | "session_start" | "plan_start" | "completion";
                date: string | null;
                after: string | null;
                grace: string | null;
                /** @enum {string} */
                onDeadline: "overdue" | "expire";
                activity: string | null;
                notifyManager: boolean;
                pauseWhileSuspended: boolean;
            } | null;
            reminders: {
                before?: string;
                after?: string;
            }[];
            access: {
                after: string | null;
                date: string | null;
            } | null;
            notifyEnrolled: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        PolicyList: {
            items: components["schemas"]["Policy"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        PolicyVersionList: {
            items: components["schemas"]["Policy"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        PolicyMovePreview: {
            /** @constant */
            dryRun: true;
            policy: {
                code: string;
                version: number;
            };
            /** @description How many it is about. */
            total: number;
            items: {
                /**
                 * Format: uuid
                 * @description The enrolment.
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                userId: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                activityId: string;
                /** @enum {string} */
                outcome: "moves" | "unchanged" | "refused";
                /** @description Why it cannot. */
                refusal: {
                    /** @enum {string} */
                    code: "not-possible" | "mandatory" | "contrary-decision" | "task-moved" | "task-closed" | "own-request" | "no-seat" | "full" | "offer-lapsed" | "later-attempt-lives" | "not-for-this-type" | "deadline-in-past" | "reason-required" | "bad-request" | "not-complete" | "cooling" | "no-try-left" | "name-differs" | "other-document" | "no-evidence" | "not-eligible" | "unknown-session" | "session-cancelled" | "window-closed" | "clash" | "changed-meanwhile" | "not-found";
                    detail: string;
                } | null;
                changes: ("status" | "deadline" | "reminders" | "approval")[];
                before: {
                    version: number;
                    /** @enum {string} */
                    status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
                    /** @description When it is due, and when what follows is carried out. */
                    deadline: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        graceUntil: string;
                        rule: string;
                    } | null;
                    /** @description Those that are still to come. */
                    reminders: {
                        rule: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                    }[];
                    /** @description The open step, counted from 0; without an assignee it waits for the administrators. */
                    approval: {
                        step: number;
                        assigneeId: string | null;
                        dueAt: string | null;
                    } | null;
                };
                after: {
                    version: number;
                    /** @enum {string} */
                    status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
                    /** @description When it is due, and when what follows is carried out. */
                    deadline: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        graceUntil: string;
                        rule: string;
                    } | null;
                    /** @description Those that are still to come. */
                    reminders: {
                        rule: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                    }[];
                    /** @description The open step, counted from 0; without an assignee it waits for the administrators. */
                    approval: {
                        step: number;
                        assigneeId: string | null;
                        dueAt: string | null;
                    } | null;
                } | null;
            }[];
            next: string | null;
        };
        PolicyMove: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            policy: {
                code: string;
                version: number;
            };
            /** @enum {string} */
            status: "running" | "completed";
            enrolments: {
                total: number;
                waiting: number;
                moved: number;
                unchanged: number;
                refused: number;
            };
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            items: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                enrolmentId: string;
                fromVersion: number;
                /** @enum {string} */
                outcome: "waiting" | "moved" | "unchanged" | "refused";
                refusal: ("not-possible" | "mandatory" | "contrary-decision" | "task-moved" | "task-closed" | "own-request" | "no-seat" | "full" | "offer-lapsed" | "later-attempt-lives" | "not-for-this-type" | "deadline-in-past" | "reason-required" | "bad-request" | "not-complete" | "cooling" | "no-try-left" | "name-differs" | "other-document" | "no-evidence" | "not-eligible" | "unknown-session" | "session-cancelled" | "window-closed" | "clash" | "changed-meanwhile" | "not-found") | null;
            }[];
            next: string | null;
        };
        LearningPlan: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            version: number;
            title: string;
            items: {
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                    title: string;
                    /** @enum {string} */
                    type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
                };
                required: boolean;
                /** @description Codes of activities. */
                after: string[];
                deadline: {
                    after?: string;
                    date?: string;
                } | null;
            }[];
            /** @enum {string} */
            order: "free" | "sequential";
            completion: {
                /** @enum {string} */
                rule: "all" | "required" | "any" | "at_least";
                count?: number;
            };
            counts: {
                waiting: boolean;
                toConfirm: boolean;
                suspended: boolean;
                overbooked: boolean;
            };
            countEarlier: boolean;
            /** @enum {string} */
            onWithdrawal: "keep" | "end_not_started" | "end_all";
            trainingEvent: boolean;
            validFor: string | null;
            trainingProvider: string | null;
            qualificationCode: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        LearningPlanList: {
            items: components["schemas"]["LearningPlan"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        LearningPlanVersionList: {
            items: components["schemas"]["LearningPlan"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        PlanMovePreview: {
            /** @constant */
            dryRun: true;
            plan: {
                code: string;
                version: number;
            };
            /** @description How many would be moved. */
            total: number;
            items: {
                /**
                 * Format: uuid
                 * @description The plan enrolment.
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                user: components["schemas"]["PersonRef"];
                fromVersion: number;
                /** @description Codes of activities that come to the plan. */
                added: string[];
                /** @description Codes of those that leave it; their enrolments stay. */
                removed: string[];
                /** @description Codes of those that one would be enrolled in at once. */
                enrols: string[];
                before: {
                    /** @enum {string} */
                    status: "not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled";
                    progress: number;
                };
                after: {
                    /** @enum {string} */
                    status: "not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled";
                    progress: number;
                };
            }[];
            next: string | null;
        };
        PlanMove: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            plan: {
                code: string;
                version: number;
            };
            /** @enum {string} */
            status: "running" | "completed";
            people: {
                total: number;
                open: number;
                moved: number;
                unchanged: number;
                ended: number;
            };
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        AskedPlanEnrolment: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            plan: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                version: number;
                title: string;
            };
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            status: "not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled";
            progress: number;
            /** @description How many items count. */
            counted: number;
            /** @description How many must. */
            needed: number;
            /**
             * Format: date-time
             * @description The plan's start, from which deadlines are counted (R21).
             * @example 2026-03-31T22:00:00.000Z
             */
            startedAt: string;
            completedAt: string | null;
            endedAt: string | null;
            deadline: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            overdue: boolean;
            items: {
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                    title: string;
                    /** @enum {string} */
                    type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
                };
                required: boolean;
                /** @enum {string} */
                state: "locked" | "open" | "waiting" | "active" | "stopped" | "done" | "ended";
                /** @description Does it count as done for the plan (R30)? */
                counts: boolean;
                enrolmentId: string | null;
                /** @description Of the enrolment that stands for it. */
                status: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired") | null;
                /** @description Codes of the activities that must be done first. */
                lockedBy: string[];
                /** @description The plan's; null: by the activity's own policy. */
                deadline: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 in UTC
                     * @example 2026-03-31T22:00:00.000Z
                     */
                    at: string;
                    localDate: string | null;
                    timezone: string;
                    rule: string;
                } | null;
                overdue: boolean;
                /** @description The reason of its state, as a sentence. */
                why: string;
            }[];
            /** @description The commands that would change something now. */
            possible: ("withdraw" | "cancel" | "reopen" | "set-deadline")[];
            why: {
                status: string;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
            /** @description It was there already, and is unchanged. */
            existing: boolean;
        };
        PlanEnrolmentList: {
            items: components["schemas"]["PlanEnrolment"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        PlanEnrolment: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            plan: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                version: number;
                title: string;
            };
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            status: "not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled";
            progress: number;
            /** @description How many items count. */
            counted: number;
            /** @description How many must. */
            needed: number;
            /**
             * Format: date-time
             * @description The plan's start, from which deadlines are counted (R21).
             * @example 2026-03-31T22:00:00.000Z
             */
            startedAt: string;
            completedAt: string | null;
            endedAt: string | null;
            deadline: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            overdue: boolean;
            items: {
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                    title: string;
                    /** @enum {string} */
                    type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
                };
                required: boolean;
                /** @enum {string} */
                state: "locked" | "open" | "waiting" | "active" | "stopped" | "done" | "ended";
                /** @description Does it count as done for the plan (R30)? */
                counts: boolean;
                enrolmentId: string | null;
                /** @description Of the enrolment that stands for it. */
                status: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired") | null;
                /** @description Codes of the activities that must be done first. */
                lockedBy: string[];
                /** @description The plan's; null: by the activity's own policy. */
                deadline: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 in UTC
                     * @example 2026-03-31T22:00:00.000Z
                     */
                    at: string;
                    localDate: string | null;
                    timezone: string;
                    rule: string;
                } | null;
                overdue: boolean;
                /** @description The reason of its state, as a sentence. */
                why: string;
            }[];
            /** @description The commands that would change something now. */
            possible: ("withdraw" | "cancel" | "reopen" | "set-deadline")[];
            why: {
                status: string;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        PlanEventList: {
            items: components["schemas"]["PlanEvent"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        PlanEvent: {
            seq: number;
            type: string;
            from: ("not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled") | null;
            /** @enum {string} */
            to: "not_started" | "in_progress" | "completed" | "withdrawn" | "cancelled";
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            recordedAt: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
                onBehalfOf: string | null;
            };
            reason: string | null;
            /** @description What the hash covers in place of the reason: HMAC-SHA256 of it. */
            reasonCommitment: string | null;
            data: {
                [key: string]: unknown;
            };
            previousHash: string;
            /** @description SHA-256 over the canonical JSON of the event; the next one carries it. */
            hash: string;
        };
        Automation: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            version: number;
            title: string;
            /**
             * @description Of the automation, at its newest version.
             * @enum {string}
             */
            state: "draft" | "on" | "off";
            onSince: string | null;
            /** @description Was every enrolment looked at since it was switched on? */
            ready: boolean;
            /** @description What fell due and could not be carried out so far; it is tried again every half minute. */
            troubled: {
                firings: number;
                lastError: string;
            } | null;
            scope: {
                /** @default [] */
                activities: string[];
                /** @default [] */
                types: ("course" | "quiz" | "event" | "objective" | "acknowledgement" | "external")[];
                /** @default [] */
                obligations: ("mandatory" | "suggested" | "optional")[];
                /** @default [] */
                sources: ("self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification")[];
                /** @default [] */
                departments: string[];
                /** @default [] */
                locations: string[];
            };
            /** @description When it falls due. A date that is moved makes another occurrence (R23). */
            trigger: {
                /**
                 * @description A status that is reached (however briefly), or a date of the enrolment. `overdue` is the deadline, if it is overdue then.
                 * @enum {string}
                 */
                on: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired" | "deadline" | "overdue" | "accessUntil" | "sessionStart" | "recordExpiry" | "requestedAt" | "enrolledAt" | "startedAt" | "lastVisitAt" | "completedAt" | "endedAt";
                /**
                 * @description So long before a date that lies ahead.
                 * @default null
                 */
                before: string | null;
                /** @default null */
                after: string | null;
            };
            /** @description What must hold when it falls due. One that has ended is left alone, unless the end is what the rule is about. */
            conditions: {
                /** @default [] */
                statuses: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired")[];
                /** @default [] */
                obligations: ("mandatory" | "suggested" | "optional")[];
                /** @default null */
                progressBelow: number | null;
                /** @default null */
                notVisitedFor: string | null;
                /** @default null */
                overdue: boolean | null;
                /** @default null */
                attemptFrom: number | null;
                /** @default null */
                attemptTo: number | null;
            };
            actions: ({
                /** @enum {string} */
                act: "remind" | "escalate" | "suspend" | "cancel";
            } | {
                /** @constant */
                act: "extend";
                /**
                 * @description ISO 8601 duration
                 * @example P30D
                 */
                by: string;
                /** @default 1 */
                atMost: number;
            } | {
                /** @constant */
                act: "enrol";
                activity: string | null;
                /** @enum {string} */
                obligation: "mandatory" | "suggested" | "optional";
                deadlineAfter: string | null;
            } | {
                /** @constant */
                act: "notify";
                /** @enum {string} */
                whom: "manager" | "managers_manager" | "owner" | "user" | "administrators";
                user: string | null;
            })[];
            catchUp: boolean;
            chainLimit: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        AutomationList: {
            items: components["schemas"]["Automation"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        AutomationVersionList: {
            items: components["schemas"]["Automation"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        AutomationTrial: {
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            until: string;
            /** @description Firings that would do something, at once and later, and those that would not; among the first 10,000 enrolments in the scope. On the first page only. */
            counts: {
                looked: number;
                now: number;
                later: number;
                nothing: number;
                orMore: boolean;
            } | null;
            items: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                enrolmentId: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                userId: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                activityId: string;
                firings: {
                    occurrence: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 in UTC
                     * @example 2026-03-31T22:00:00.000Z
                     */
                    dueAt: string;
                    /** @description Does it lie back already? It fires only if the rule catches up. */
                    now: boolean;
                    /** @description The condition that does not hold, as things stand. */
                    nothing: ("ended" | "status" | "obligation" | "progress" | "visited" | "overdue" | "attempt") | null;
                    would: {
                        /** @enum {string} */
                        act: "enrol" | "remind" | "extend" | "escalate" | "notify" | "suspend" | "cancel";
                        passedOver: ("chain_limit" | "used_up" | "no_deadline" | "deadline_in_past" | "deadline_moved" | "ended" | "stands_still" | "nobody" | "top_level" | "not_possible") | null;
                    }[];
                }[];
            }[];
            next: string | null;
        };
        AutomationFiringList: {
            items: components["schemas"]["AutomationFiring"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        AutomationFiring: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            automation: {
                code: string;
                version: number;
            };
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            enrolmentId: string;
            occurrence: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            dueAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            firedAt: string;
            /** @description Why nothing was done. */
            nothing: ("ended" | "status" | "obligation" | "progress" | "visited" | "overdue" | "attempt") | null;
            acts: {
                /** @enum {string} */
                act: "enrol" | "remind" | "extend" | "escalate" | "notify" | "suspend" | "cancel";
                /**
                 * @description `listed`: for the administrators, who see it here.
                 * @enum {string}
                 */
                outcome: "done" | "on_the_way" | "listed" | "enrolled" | "enrolled_already" | "refused" | "passed_over";
                why: ("chain_limit" | "used_up" | "no_deadline" | "deadline_in_past" | "deadline_moved" | "ended" | "stands_still" | "nobody" | "top_level" | "not_possible") | null;
                /** @description Why it was refused. */
                code: string | null;
                enrolmentId: string | null;
                /** @description Whom it told. */
                to: string | null;
            }[];
        };
        Certification: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            code: string;
            version: number;
            title: string;
            achievedBy: {
                /** @description Its code. */
                activity?: string;
                plan?: string;
                qualification?: string;
            };
            validFor: string;
            /** @enum {string} */
            basis: "completion" | "last_expiry" | "fixed";
            fixedFrom: string | null;
            minimum: string | null;
            window: string;
            dueBefore: string | null;
            grace: string | null;
            countsEarly: boolean;
            reminders: {
                before: string;
                manager: boolean;
            }[];
            notifyManager: boolean;
            enrol: {
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                    title: string;
                };
                /** @enum {string} */
                obligation: "mandatory" | "suggested" | "optional";
                first: boolean;
            } | null;
            firstDueAfter: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        CertificationList: {
            items: components["schemas"]["Certification"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        CertificationVersionList: {
            items: components["schemas"]["Certification"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        CertificationHolderOutcomes: {
            items: {
                /** @description As it was given. */
                user: string;
                /** @enum {string} */
                outcome: "assigned" | "unchanged" | "rejected";
                id: string | null;
                code: string | null;
                detail: string | null;
            }[];
        };
        AskedUserCertification: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            certification: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                version: number;
                title: string;
            };
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            status: "in_progress" | "certified" | "window_open" | "overdue" | "expired" | "lapsed" | "revoked" | "withdrawn";
            /** @description Is the person certified now? */
            valid: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            assignedAt: string;
            certifiedOn: string | null;
            windowOpensOn: string | null;
            dueOn: string | null;
            /** @description The last day of the validity, with its extension. */
            expiresOn: string | null;
            expiresAt: string | null;
            /** @description The enrolment by which it is, or was last, to be renewed. */
            enrolmentId: string | null;
            /** @description The first first. */
            periods: {
                number: number;
                certifiedOn: string;
                windowOpensOn: string;
                dueOn: string;
                /** @description The last day by the baseline, which no extension moves (R29). */
                expiresOn: string;
                extendedTo: string | null;
                certifiedBy: {
                    /** @enum {string} */
                    kind: "enrolment" | "plan_enrolment" | "training_record";
                    id: string;
                };
                ended: ("renewed" | "lapsed" | "revoked" | "withdrawn" | "taken_back") | null;
                endedAt: string | null;
            }[];
            /** @description What would change something now. */
            possible: ("extend" | "revoke" | "reinstate" | "withdraw" | "set-due" | "move")[];
            why: {
                status: string;
                enrolment: string;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
            /** @description It was there already, and is unchanged. */
            existing: boolean;
        };
        UserCertificationList: {
            items: components["schemas"]["UserCertification"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        UserCertification: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            certification: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                version: number;
                title: string;
            };
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            status: "in_progress" | "certified" | "window_open" | "overdue" | "expired" | "lapsed" | "revoked" | "withdrawn";
            /** @description Is the person certified now? */
            valid: boolean;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            assignedAt: string;
            certifiedOn: string | null;
            windowOpensOn: string | null;
            dueOn: string | null;
            /** @description The last day of the validity, with its extension. */
            expiresOn: string | null;
            expiresAt: string | null;
            /** @description The enrolment by which it is, or was last, to be renewed. */
            enrolmentId: string | null;
            /** @description The first first. */
            periods: {
                number: number;
                certifiedOn: string;
                windowOpensOn: string;
                dueOn: string;
                /** @description The last day by the baseline, which no extension moves (R29). */
                expiresOn: string;
                extendedTo: string | null;
                certifiedBy: {
                    /** @enum {string} */
                    kind: "enrolment" | "plan_enrolment" | "training_record";
                    id: string;
                };
                ended: ("renewed" | "lapsed" | "revoked" | "withdrawn" | "taken_back") | null;
                endedAt: string | null;
            }[];
            /** @description What would change something now. */
            possible: ("extend" | "revoke" | "reinstate" | "withdraw" | "set-due" | "move")[];
            why: {
                status: string;
                enrolment: string;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        CertificationEventList: {
            items: components["schemas"]["CertificationEvent"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        CertificationEvent: {
            seq: number;
            type: string;
            from: ("in_progress" | "certified" | "window_open" | "overdue" | "expired" | "lapsed" | "revoked" | "withdrawn") | null;
            /** @enum {string} */
            to: "in_progress" | "certified" | "window_open" | "overdue" | "expired" | "lapsed" | "revoked" | "withdrawn";
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            recordedAt: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
                onBehalfOf: string | null;
            };
            reason: string | null;
            /** @description What the hash covers in place of the reason: HMAC-SHA256 of it. */
            reasonCommitment: string | null;
            data: {
                [key: string]: unknown;
            };
            previousHash: string;
            /** @description SHA-256 over the canonical JSON of the event; the next one carries it. */
            hash: string;
        };
        AskedEnrolment: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            activity: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                title: string;
                /** @enum {string} */
                type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
            };
            sessions: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /**
                 * @description `asked`: chosen, before one is in the event. `offered`: a seat is kept until `claimUntil`; `accept` takes it, `leave-session` refuses it (R17). `cancelled`: the session is; another may be on offer.
                 * @enum {string}
                 */
                status: "asked" | "waitlisted" | "offered" | "confirmed" | "beyond_maximum" | "cancelled" | "left";
                /** @description The claim deadline of a seat that is offered (R17). */
                claimUntil: string | null;
                attendance: ("fully" | "partly" | "no_show") | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                startsAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                endsAt: string;
                /** @description The session that is left when this one has a seat. */
                replaces: string | null;
                queuePosition: number | null;
                queueRank: number | null;
                /** @description Of a cancelled one: what may be chosen instead. */
                offers: string[];
                offerUntil: string | null;
            }[];
            attempt: number;
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            role: "learner" | "tutor" | "instructor";
            /** @enum {string} */
            status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /** @description Why it ended. */
            reason: string | null;
            progress: number;
            enrolledAt: string | null;
            startedAt: string | null;
            completedAt: string | null;
            lastVisitAt: string | null;
            deadline: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            overdue: boolean;
            /** @description When the access ends; null: it does not. */
            accessUntil: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            grade: string | null;
            feedback: string | null;
            /** @description Left out for who may not see it. */
            internalNote?: string | null;
            completion: {
                /** @description As it was when the enrolment began, or was moved to it. */
                rule: {
                    /**
                     * @description The whole progress, as the content tells it.
                     * @default false
                     */
                    progress: boolean;
                    /**
                     * @description All required parts, any one, or at least so many, the required ones among them.
                     * @default null
                     */
                    parts: (("all" | "any") | number) | null;
                    /** @default null */
                    tries: {
                        /** @description Per cent. */
                        passMark: number;
                        /**
                         * @description Null: without limit.
                         * @default null
                         */
                        maxTries: number | null;
                        /**
                         * @description From the end of one try to the start of the next; a day has 24 hours here.
                         * @default null
                         */
                        coolingTime: string | null;
                        /**
                         * @description Which score counts.
                         * @default best
                         * @enum {string}
                         */
                        counts: "best" | "last";
                    } | null;
                    /** @default null */
                    acknowledgement: {
                        /**
                         * @description By the typed name, or by a signature service’s signed callback.
                         * @default typed_name
                         * @enum {string}
                         */
                        by: "typed_name" | "signature";
                        /** @default null */
                        document: {
                            version: string;
                            /** @default null */
                            sha256: string | null;
                        } | null;
                        /**
                         * @description Must the typed name be the learner’s: the same words, whatever their order, case and accents?
                         * @default matching
                         * @enum {string}
                         */
                        name: "matching" | "any";
                    } | null;
                    /**
                     * @description By the manager or an administrator.
                     * @default false
                     */
                    signOff: boolean;
                    /** @default null */
                    evidence: {
                        /**
                         * @default [
                         *       "application/pdf",
                         *       "image/jpeg",
                         *       "image/png"
                         *     ]
                         */
                        mediaTypes: string[];
                        /**
                         * @description Bytes.
                         * @default 20000000
                         */
                        maxSize: number;
                    } | null;
                    /** @default false */
                    attendance: boolean;
                };
                /** @description Is it the activity’s own, or only what is usual for its type? */
                pinned: boolean;
                missing: {
                    condition: string;
                    detail: string;
                    possibleAt: string | null;
                }[];
                parts: {
                    code: string;
                    required: boolean;
                    progress: number;
                }[];
                tries: {
                    used: number;
                    allowed: number | null;
                    best: number | null;
                    last: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                        score: number | null;
                        passed: boolean;
                    } | null;
                    /** @description When the next try is possible, if one has to wait. */
                    nextAt: string | null;
                } | null;
                acknowledged: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 in UTC
                     * @example 2026-03-31T22:00:00.000Z
                     */
                    at: string;
                    by: string;
                    document: {
                        version: string;
                        /** @default null */
                        sha256: string | null;
                    } | null;
                } | null;
                signedOffAt: string | null;
                evidence: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    state: string;
                } | null;
                attendedAt: string | null;
            };
            access: {
                activity: boolean;
                session: boolean;
            };
            /** @description The commands that would change something now. */
            possible: ("approve" | "decline" | "accept" | "dismiss" | "visit" | "start" | "progress" | "complete" | "fail" | "suspend" | "resume" | "overbook" | "admit-beyond-maximum" | "rank" | "choose-sessions" | "change-session" | "leave-session" | "attendance" | "withdraw" | "cancel" | "reopen" | "reset" | "set-deadline" | "set-access" | "set-status" | "grade" | "feedback" | "note" | "try" | "grant-try" | "acknowledge" | "sign-off" | "submit-evidence" | "accept-evidence" | "reject-evidence" | "adopt-rule")[];
            /** @description Each fact's reason, as sentences. */
            why: {
                status: string;
                access: string;
                deadline: string;
                queue: string | null;
                completion: string | null;
            };
            /**
             * @description `none` also where seats are not limited; `beyond_maximum`: by somebody, with a reason (R11).
             * @enum {string}
             */
            seat: "none" | "held" | "queued" | "beyond_maximum";
            /** @description The claim deadline of an offered seat (R17). */
            offeredUntil: string | null;
            queuePosition: number | null;
            /** @description What an administrator gave, before all numbers (R12). */
            queueRank: number | null;
            policy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                version: number;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
            /** @description Was it there already, and is unchanged (R1)? */
            existing: boolean;
        };
        Ledger: {
            items: components["schemas"]["Enrolment"][];
            /** @description The cursor of the next page. */
            next: string | null;
            /** @description How many there are on each tab, whatever the filter. */
            tabs: {
                all: number;
                active: number;
                completed: number;
                cancelled: number;
            };
            /** @description How many the filter finds, counted up to 10,000; on the first page only. */
            total: {
                count: number;
                orMore: boolean;
            } | null;
        };
        Enrolment: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            activity: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                code: string;
                title: string;
                /** @enum {string} */
                type: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
            };
            sessions: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /**
                 * @description `asked`: chosen, before one is in the event. `offered`: a seat is kept until `claimUntil`; `accept` takes it, `leave-session` refuses it (R17). `cancelled`: the session is; another may be on offer.
                 * @enum {string}
                 */
                status: "asked" | "waitlisted" | "offered" | "confirmed" | "beyond_maximum" | "cancelled" | "left";
                /** @description The claim deadline of a seat that is offered (R17). */
                claimUntil: string | null;
                attendance: ("fully" | "partly" | "no_show") | null;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                startsAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                endsAt: string;
                /** @description The session that is left when this one has a seat. */
                replaces: string | null;
                queuePosition: number | null;
                queueRank: number | null;
                /** @description Of a cancelled one: what may be chosen instead. */
                offers: string[];
                offerUntil: string | null;
            }[];
            attempt: number;
            /** @enum {string} */
            obligation: "mandatory" | "suggested" | "optional";
            /** @enum {string} */
            source: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
            /** @enum {string} */
            role: "learner" | "tutor" | "instructor";
            /** @enum {string} */
            status: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /** @description Why it ended. */
            reason: string | null;
            progress: number;
            enrolledAt: string | null;
            startedAt: string | null;
            completedAt: string | null;
            lastVisitAt: string | null;
            deadline: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            overdue: boolean;
            /** @description When the access ends; null: it does not. */
            accessUntil: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                localDate: string | null;
                timezone: string;
                rule: string;
            } | null;
            grade: string | null;
            feedback: string | null;
            /** @description Left out for who may not see it. */
            internalNote?: string | null;
            completion: {
                /** @description As it was when the enrolment began, or was moved to it. */
                rule: {
                    /**
                     * @description The whole progress, as the content tells it.
                     * @default false
                     */
                    progress: boolean;
                    /**
                     * @description All required parts, any one, or at least so many, the required ones among them.
                     * @default null
                     */
                    parts: (("all" | "any") | number) | null;
                    /** @default null */
                    tries: {
                        /** @description Per cent. */
                        passMark: number;
                        /**
                         * @description Null: without limit.
                         * @default null
                         */
                        maxTries: number | null;
                        /**
                         * @description From the end of one try to the start of the next; a day has 24 hours here.
                         * @default null
                         */
                        coolingTime: string | null;
                        /**
                         * @description Which score counts.
                         * @default best
                         * @enum {string}
                         */
                        counts: "best" | "last";
                    } | null;
                    /** @default null */
                    acknowledgement: {
                        /**
                         * @description By the typed name, or by a signature service’s signed callback.
                         * @default typed_name
                         * @enum {string}
                         */
                        by: "typed_name" | "signature";
                        /** @default null */
                        document: {
                            version: string;
                            /** @default null */
                            sha256: string | null;
                        } | null;
                        /**
                         * @description Must the typed name be the learner’s: the same words, whatever their order, case and accents?
                         * @default matching
                         * @enum {string}
                         */
                        name: "matching" | "any";
                    } | null;
                    /**
                     * @description By the manager or an administrator.
                     * @default false
                     */
                    signOff: boolean;
                    /** @default null */
                    evidence: {
                        /**
                         * @default [
                         *       "application/pdf",
                         *       "image/jpeg",
                         *       "image/png"
                         *     ]
                         */
                        mediaTypes: string[];
                        /**
                         * @description Bytes.
                         * @default 20000000
                         */
                        maxSize: number;
                    } | null;
                    /** @default false */
                    attendance: boolean;
                };
                /** @description Is it the activity’s own, or only what is usual for its type? */
                pinned: boolean;
                missing: {
                    condition: string;
                    detail: string;
                    possibleAt: string | null;
                }[];
                parts: {
                    code: string;
                    required: boolean;
                    progress: number;
                }[];
                tries: {
                    used: number;
                    allowed: number | null;
                    best: number | null;
                    last: {
                        /**
                         * Format: date-time
                         * @description RFC 3339 in UTC
                         * @example 2026-03-31T22:00:00.000Z
                         */
                        at: string;
                        score: number | null;
                        passed: boolean;
                    } | null;
                    /** @description When the next try is possible, if one has to wait. */
                    nextAt: string | null;
                } | null;
                acknowledged: {
                    /**
                     * Format: date-time
                     * @description RFC 3339 in UTC
                     * @example 2026-03-31T22:00:00.000Z
                     */
                    at: string;
                    by: string;
                    document: {
                        version: string;
                        /** @default null */
                        sha256: string | null;
                    } | null;
                } | null;
                signedOffAt: string | null;
                evidence: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    state: string;
                } | null;
                attendedAt: string | null;
            };
            access: {
                activity: boolean;
                session: boolean;
            };
            /** @description The commands that would change something now. */
            possible: ("approve" | "decline" | "accept" | "dismiss" | "visit" | "start" | "progress" | "complete" | "fail" | "suspend" | "resume" | "overbook" | "admit-beyond-maximum" | "rank" | "choose-sessions" | "change-session" | "leave-session" | "attendance" | "withdraw" | "cancel" | "reopen" | "reset" | "set-deadline" | "set-access" | "set-status" | "grade" | "feedback" | "note" | "try" | "grant-try" | "acknowledge" | "sign-off" | "submit-evidence" | "accept-evidence" | "reject-evidence" | "adopt-rule")[];
            /** @description Each fact's reason, as sentences. */
            why: {
                status: string;
                access: string;
                deadline: string;
                queue: string | null;
                completion: string | null;
            };
            /**
             * @description `none` also where seats are not limited; `beyond_maximum`: by somebody, with a reason (R11).
             * @enum {string}
             */
            seat: "none" | "held" | "queued" | "beyond_maximum";
            /** @description The claim deadline of an offered seat (R17). */
            offeredUntil: string | null;
            queuePosition: number | null;
            /** @description What an administrator gave, before all numbers (R12). */
            queueRank: number | null;
            policy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                version: number;
            };
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        EventList: {
            items: components["schemas"]["Event"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Event: {
            seq: number;
            type: string;
            from: ("suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired") | null;
            /** @enum {string} */
            to: "suggested" | "awaiting_approval" | "waitlisted" | "offered" | "to_confirm" | "enrolled" | "in_progress" | "completed" | "suspended" | "overbooked" | "failed" | "declined" | "withdrawn" | "cancelled" | "expired";
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            recordedAt: string;
            actor: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
                onBehalfOf: string | null;
            };
            reason: string | null;
            /** @description What the hash covers in place of the reason: HMAC-SHA256 of it. */
            reasonCommitment: string | null;
            data: {
                [key: string]: unknown;
            };
            previousHash: string;
            /** @description SHA-256 over the canonical JSON of the event; the next one carries it. */
            hash: string;
        };
        Workflow: {
            id: string;
            runId: string | null;
            /** @enum {string} */
            state: "asleep" | "running" | "closed" | "missing";
            /** @description What happens next, as a sentence. */
            waitsFor: string;
            nextDue: string | null;
            lastFailure: string | null;
            /** @description `none`, or how the workflow and Postgres differ. */
            drift: string;
        };
        /** @description Each with its own outcome; one that is refused stops no other. */
        ProgressOutcomes: {
            items: {
                /** @description Its place in the request, from 0. */
                index: number;
                /**
                 * @description `unchanged`: taken, and it changed nothing. `unknown`: repeat it all with the same Idempotency-Key.
                 * @enum {string}
                 */
                outcome: "applied" | "unchanged" | "refused" | "unknown";
                /** @description What the command alone would have been answered with. */
                status: number;
                enrolment: string | null;
                problem: components["schemas"]["Problem"] | null;
            }[];
            counts: {
                applied: number;
                unchanged: number;
                refused: number;
                unknown: number;
            };
        };
        EvidenceList: {
            items: components["schemas"]["Evidence"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Evidence: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            name: string;
            mediaType: string;
            size: number;
            sha256: string;
            reference: string;
            /** @enum {string} */
            state: "submitted" | "accepted" | "rejected";
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            submittedAt: string;
            decidedAt: string | null;
            /** @description Why it was rejected. */
            reason: string | null;
        };
        SignatureRequestMade: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            enrolment: string;
            service: string;
            document: {
                version: string;
                sha256: string | null;
                reference: string;
            };
            /** @enum {string} */
            status: "open" | "signed" | "declined" | "expired";
            /** @description The rule by which the enrolment refused the signature, when it did. */
            refusal: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            expiresAt: string;
            /** @description When it was signed, declined or expired. */
            closedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            callback: {
                /** @description Where the service says what became of it. */
                url: string;
                /** @description To be sent back in the body of the callback. */
                token: string;
            };
        };
        SignatureRequestList: {
            items: components["schemas"]["SignatureRequest"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        SignatureRequest: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            enrolment: string;
            service: string;
            document: {
                version: string;
                sha256: string | null;
                reference: string;
            };
            /** @enum {string} */
            status: "open" | "signed" | "declined" | "expired";
            /** @description The rule by which the enrolment refused the signature, when it did. */
            refusal: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            expiresAt: string;
            /** @description When it was signed, declined or expired. */
            closedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        SignatureCallbackAnswer: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /** @enum {string} */
            status: "open" | "signed" | "declined" | "expired";
        };
        ApprovalList: {
            items: components["schemas"]["Approval"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description One step of an approval chain, waiting on one assignee. */
        Approval: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            enrolment: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                user: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    name: string;
                };
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    title: string;
                };
            };
            /** @description Which step of the policy’s chain, from 1. */
            step: number;
            /** @description Null: the administrators’ queue (R4). */
            assignee: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
            } | null;
            /** @description For whom the assignee stands in (R5); null: for nobody but themselves. */
            onBehalfOf: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
            } | null;
            /**
             * @description `reassigned` and `escalated`: another task took its place (R2, R6); `expired`: timed out to no; `withdrawn`: the request ended before it was decided.
             * @enum {string}
             */
            status: "open" | "approved" | "declined" | "reassigned" | "escalated" | "expired" | "withdrawn";
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            openedAt: string;
            /** @description The time limit of the step (R6). */
            dueAt: string | null;
            /** @description When it was decided, or ended otherwise. */
            decidedAt: string | null;
            decidedBy: {
                /** @enum {string} */
                kind: "user" | "client" | "system" | "link";
                id: string | null;
                onBehalfOf: string | null;
                /** @description Of the person; null for machines and for the system. */
                name: string | null;
            } | null;
            comment: string | null;
        };
        /** @description Each decision with its own outcome; one that is refused stops no other. */
        BulkDecisions: {
            items: {
                approval: string;
                /**
                 * @description `decided` also for what was decided so before. `unknown`: repeat it all with the same Idempotency-Key.
                 * @enum {string}
                 */
                outcome: "decided" | "refused" | "unknown";
                /** @description What the decision alone would have been answered with. */
                status: number;
                /** @description Of the task, after it. */
                taskStatus: ("open" | "approved" | "declined" | "reassigned" | "escalated" | "expired" | "withdrawn") | null;
                problem: components["schemas"]["Problem"] | null;
            }[];
            counts: {
                decided: number;
                refused: number;
                unknown: number;
            };
            /** @description With `all`: there are more that wait; ask once more, with another key. */
            more: boolean;
        };
        /** @description One person stands in for another (R5). */
        Delegation: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            principal: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
                /** @enum {string} */
                status: "activated" | "active" | "deactivated" | "expired";
            };
            delegate: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
                /** @enum {string} */
                status: "activated" | "active" | "deactivated" | "expired";
            };
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            from: string;
            /** @description Half-open: this moment is not part of it any more. */
            until: string | null;
            /**
             * @description `cancelled`: taken back before it began.
             * @enum {string}
             */
            status: "planned" | "active" | "ended" | "cancelled";
            note: string | null;
            /** @description Open approval tasks that somebody holds in the principal’s place now. */
            openApprovals: number;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        DelegationList: {
            items: components["schemas"]["Delegation"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description A file being carried out, row by row. */
        Import: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /** @enum {string} */
            kind: "people" | "activities" | "enrolments" | "status";
            dryRun: boolean;
            allowPastDeadlines: boolean;
            /** @enum {string} */
            status: "queued" | "running" | "needs_confirmation" | "completed" | "failed" | "cancelled";
            /** @description How many the file has, how many have their outcome, and which. */
            rows: {
                total: number;
                done: number;
                created: number;
                updated: number;
                unchanged: number;
                rejected: number;
            };
            /** @description How it was read. */
            mapping: {
                code: string;
                version: number;
            } | null;
            completeList: boolean;
            /** @description Of a complete list: whom the source had brought and who is in, and who of them is missing; null before it is known. */
            leavers: {
                known: number;
                missing: number;
                /** @description Rows that do not say whose they are. */
                unreadableRows: number;
                maxLeavers: number;
                /** @description Are they too many to leave without a question? */
                asks: boolean;
                /** @description How many were; in a dry run: would be, if it were confirmed. */
                deactivated: number;
            } | null;
            /** @description Why it failed. */
            failure: string | null;
            /**
             * Format: date-time
             * @description When the file began to come.
             * @example 2026-03-31T22:00:00.000Z
             */
            startedAt: string;
            finishedAt: string | null;
        };
        ImportRow: {
            /** @description The physical line of the file where the row starts. */
            line: number;
            /** @enum {string} */
            outcome: "created" | "updated" | "unchanged" | "rejected";
            /** @description The person, activity or enrolment that it is about. */
            id: string | null;
            /** @description The column to mend. */
            column: string | null;
            code: string | null;
            /** @description What to mend, or what happened. */
            detail: string | null;
            /** @description Of people: what differs, value by value; null when forgotten after 30 days. */
            changes: {
                column: string;
                from: string | null;
                to: string | null;
            }[] | null;
            /** @description As read; null when forgotten after 30 days. */
            values: {
                [key: string]: string;
            } | null;
        };
        ImportLeaverList: {
            items: components["schemas"]["ImportLeaver"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description Somebody who is missing in a complete list. */
        ImportLeaver: {
            user: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                externalId: string | null;
                name: string;
                email: string;
            };
            /** @enum {string} */
            outcome: "pending" | "deactivated" | "unchanged";
            /** @description Why they stayed as they were. */
            code: string | null;
        };
        /** @description How an HR system's own file is read; a version never changes. */
        ImportMapping: {
            code: string;
            version: number;
            /**
             * @description Names the HR system: a complete list speaks of whom the same source brought last.
             * @default hr
             * @example code-of-conduct
             */
            source: string;
            /** @description What is filled, and from where. What is not named is never stored (R38). */
            columns: {
                external_id?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                username?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                email?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                given_name?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                family_name?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                position_title?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                department?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                location?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                manager?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                    /**
                     * @description What the cell says of the manager; `column`: what stands in another column of the manager's own row.
                     * @default external_id
                     * @enum {string}
                     */
                    by: "external_id" | "username" | "email" | "column";
                    /** @description With `column`: the head of that other column. */
                    names?: string;
                };
                hire_date?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                termination_date?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                timezone?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                locale?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
                status?: {
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description A constant, in place of a column. */
                    value?: string;
                    /**
                     * @description How a day is written.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                    /** @description Only what stands behind the last of this text. */
                    after?: string;
                    /** @description Only what stands before the first of this text. */
                    before?: string;
                    /** @description Translations, in whatever case; an empty name translates the empty cell. */
                    values?: {
                        [key: string]: string;
                    };
                    /** @description For what is not empty and has no translation; left out: it stays as it is. */
                    otherwise?: string;
                };
            };
            /**
             * @description Words that mean an empty cell, in whatever case.
             * @default [
             *       "NULL"
             *     ]
             */
            nulls: string[];
            person: {
                /** @description The column that is the same in all rows of one person. */
                key: string;
                /**
                 * @description Which of them counts; of equals the first in the file.
                 * @default {
                 *       "by": "last"
                 *     }
                 */
                pick: {
                    /** @enum {string} */
                    by: "value" | "latest" | "earliest" | "first" | "last";
                    /** @description The head of the file's column. */
                    column?: string;
                    /** @description By `value`: the best first; what is not in it comes last. */
                    order?: string[];
                    /**
                     * @description By `latest` and `earliest`; left out: YYYY-MM-DD.
                     * @example DD/MM/YYYY
                     */
                    format?: string;
                };
            };
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        ImportMappingList: {
            items: components["schemas"]["ImportMapping"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ImportMappingVersionList: {
            items: components["schemas"]["ImportMapping"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        TrainingRecordList: {
            items: components["schemas"]["TrainingRecord"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        TrainingRecord: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            user: components["schemas"]["PersonRef"];
            recordType: string;
            objectId: string | null;
            title: string;
            trainingProvider: string | null;
            completionDate: string;
            otherInformation: string | null;
            qualificationCode: string | null;
            expiresAt: string | null;
            /** @enum {string} */
            validity: "valid" | "expiring" | "lapsed" | "superseded";
            enrolmentId: string | null;
            /** @enum {string} */
            source: "completion" | "manual" | "import";
        };
        Qualification: {
            code: string;
            title: string;
            equivalents: string[];
            validFor: string | null;
            reminders: {
                before: string;
                manager: boolean;
            }[];
            renewal: {
                activity: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                };
                /** @enum {string} */
                obligation: "mandatory" | "suggested" | "optional";
                before: string;
            } | null;
            retiredAt: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        QualificationList: {
            items: components["schemas"]["Qualification"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description The codes of what names it, as things stand. */
        QualificationUse: {
            /** @description Records that are not void. */
            records: number;
            activities: string[];
            learningPlans: string[];
            requirements: string[];
            certifications: string[];
            /** @description What one holds, too, by holding this one. */
            countsAs: string[];
        };
        Requirement: {
            code: string;
            version: number;
            title: string;
            source: string | null;
            who: {
                /** @constant */
                everybody?: true;
                users?: string[];
                positionTitles?: string[];
                departments?: string[];
                locations?: string[];
                managers?: string[];
            };
            satisfiedBy: {
                qualificationCode?: string;
                activity?: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                     */
                    id: string;
                    code: string;
                };
                certification?: string;
            }[];
            from: string;
            until: string | null;
            dueOn: string | null;
            dueAfter: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            recordedAt: string;
        };
        RequirementList: {
            items: components["schemas"]["Requirement"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        RequirementVersionList: {
            items: components["schemas"]["Requirement"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Exemption: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            requirement: string;
            user: components["schemas"]["PersonRef"];
            from: string;
            until: string;
            reason: string | null;
            actor: {
                kind: string;
                id: string | null;
            };
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            withdrawnAt: string | null;
        };
        ExemptionList: {
            items: components["schemas"]["Exemption"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ComplianceList: {
            items: components["schemas"]["Compliance"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description How a person stands to a requirement, and why. */
        Compliance: {
            requirement: {
                code: string;
                version: number;
                title: string;
            };
            user: components["schemas"]["PersonRef"];
            asOf: string;
            /** @enum {string} */
            knowledge: "today" | "then";
            /** @enum {string} */
            state: "satisfied" | "exempt" | "due" | "missing";
            /** @description All but `missing`. */
            compliant: boolean;
            dueOn: string;
            /** @description What satisfies it, or what was held last. */
            held: {
                qualificationCode?: string;
                activity?: string;
                certification?: string;
                countsAs: string | null;
                recordId: string | null;
                since: string;
                until: string | null;
                /** @description Was it valid, and is not any more? */
                lapsed: boolean;
            } | null;
            exemption: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                until: string;
            } | null;
            why: string;
        };
        ComplianceCountsList: {
            items: components["schemas"]["ComplianceCounts"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ComplianceCounts: {
            team: {
                id: string;
                name: string | null;
            } | null;
            satisfied: number;
            exempt: number;
            due: number;
            missing: number;
            total: number;
        };
        UserRequirementList: {
            items: components["schemas"]["Compliance"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ReportKindList: {
            items: components["schemas"]["ReportKind"][];
        };
        ReportKind: {
            /** @enum {string} */
            kind: "compliance" | "compliance-people" | "expiring" | "records-by-provider" | "changes" | "enrolment-status";
            title: string;
            description: string;
            parameters: string[];
            columns: {
                key: string;
                /** @enum {string} */
                type: "text" | "number" | "date" | "instant";
            }[];
            totals: string[];
        };
        ReportResults: {
            /** @description Rows: a cell for each column of the report. */
            items: {
                [key: string]: string | number | null;
            }[];
            /** @description The cursor of the next page. */
            next: string | null;
            /** @description Of the whole result, with its first page; null: there is nothing to be added up. */
            totals: {
                [key: string]: number;
            } | null;
        };
        /** @description A report that is kept. */
        Report: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "compliance" | "compliance-people" | "expiring" | "records-by-provider" | "changes" | "enrolment-status";
            /** @description People and activities by their ids. */
            params: {
                [key: string]: string;
            };
            /** @enum {string} */
            format: "csv" | "xlsx";
            schedule: {
                /** @enum {string} */
                every: "day" | "week" | "month";
                weekday: number | null;
                day: number | null;
                at: string;
                timezone: string;
            } | null;
            recipients: {
                users: string[];
                managers: boolean;
            };
            /** @description When it is made by itself next. */
            nextAt: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        ReportList: {
            items: components["schemas"]["Report"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ReportRunList: {
            items: components["schemas"]["ReportRun"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ReportRun: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * Format: date-time
             * @description The occurrence that it is of.
             * @example 2026-03-31T22:00:00.000Z
             */
            dueAt: string;
            /**
             * @description `missed`: the system was down, and a later one was made in its place.
             * @enum {string}
             */
            status: "running" | "done" | "missed" | "failed";
            /** @enum {string} */
            format: "csv" | "xlsx";
            rows: number | null;
            /** @description How many were told of it. */
            recipients: number;
            lastError: string | null;
            startedAt: string | null;
            finishedAt: string | null;
            /** @description Until when its files are there; null: they are not. */
            keptUntil: string | null;
        };
        ReportRunRef: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
        };
        MailList: {
            items: components["schemas"]["Mail"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        Mail: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /** @enum {string} */
            status: "missed" | "failed" | "unclear";
            template: string;
            /** @description What it is about, unless that is a certification, a record, a report or a session. */
            enrolment: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
            } | null;
            userCertification: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
            } | null;
            record: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
            } | null;
            reportRun: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
            } | null;
            to: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                name: string;
                email: string;
            };
            /**
             * Format: date-time
             * @description When it fell due.
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            attempts: number;
            lastError: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
        };
        StatementList: {
            items: components["schemas"]["Statement"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description A learning record statement, and what became of it here. */
        Statement: {
            id: string;
            /**
             * @description What became of it for an enrolment: `waiting` (to be told to it), `applied`, `unchanged` (it changed nothing), `late` (it came after the end: kept in the history), `refused:<code>` (by that rule), `unknown-actor`, `unknown-activity`, `no-enrolment`, `unknown-verb`, or `voiding` (it voids another one).
             * @example refused:not-possible
             */
            outcome: string;
            verb: string;
            /** @description The IRI; null where it is about something else. */
            activity: string | null;
            /** @description The id of the person that was found. */
            user: string | null;
            enrolment: string | null;
            /** @description The API key that sent it. */
            authority: string;
            /**
             * Format: date-time
             * @description Its timestamp, never in the future.
             * @example 2026-03-31T22:00:00.000Z
             */
            happenedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            storedAt: string;
            /** @description The statement that voids it. What it did to the enrolment stays. */
            voidedBy: string | null;
            statement: components["schemas"]["XapiStatement"];
        };
        XapiStatementIds: string[];
        XapiStatementResult: {
            statements: components["schemas"]["XapiStatement"][];
            /** @description The address of the next page, without the host; empty when there is none. */
            more: string;
        };
        XapiAbout: {
            version: string[];
        };
        EventFeed: {
            items: components["schemas"]["CloudEvent"][];
            /** @description What to give as `after` the next time; it is there also when nothing is new. */
            next: string;
            /** @description Is there more already? */
            more: boolean;
        };
        /** @description One change (CloudEvents 1.0), without names and words of people. */
        CloudEvent: {
            /** @constant */
            specversion: "1.0";
            /** @description The hash of the event in its history: the same for ever. */
            id: string;
            source: string;
            /** @description One of 101, such as com.rollbook.enrolment.completed. */
            type: string;
            /** @description What it is about, as its address under /v1. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             * @example 2026-03-31T22:00:00.000Z
             */
            time: string;
            /** @constant */
            datacontenttype: "application/json";
            /** @description Its place in the feed. */
            position: string;
            data: {
                /**
                 * Format: uuid
                 * @description The enrolment, plan enrolment or certification of a person.
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /** @description Its number in that history. */
                seq: number;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                userId: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                activityId?: string;
                /** @description Of the plan, or of the certification. */
                code?: string;
                from: string | null;
                /** @description After it. */
                status: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                recordedAt: string;
                actor: {
                    /** @enum {string} */
                    kind: "user" | "client" | "system" | "link";
                    id: string | null;
                    onBehalfOf: string | null;
                };
                /** @description Ids, numbers and codes that go with its type. */
                details: {
                    [key: string]: unknown;
                };
            };
        };
        WebhookWithSecret: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * @description Where events are posted to. Public addresses by HTTPS only, unless the installation allows others.
             * @example https://hr.example.com/rollbook
             */
            url: string;
            /** @description Which types; none: all. */
            types: string[];
            /** @description Stopped, it is sent nothing; what happens meanwhile is in the feed. */
            active: boolean;
            /**
             * @description `failing`: nothing has come through for several tries, so that one at a time is tried; `stopped`: by somebody; `paused`: by the system, as nothing came through for three days or the subscriber answered 410.
             * @enum {string}
             */
            status: "active" | "failing" | "stopped" | "paused";
            paused: {
                /** @enum {string} */
                reason: "failing" | "gone";
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
            } | null;
            /** @description Since the last success; null: the last try was one. */
            failing: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                since: string;
                failures: number;
                nextTryAt: string | null;
            } | null;
            lastDeliveredAt: string | null;
            deliveries: {
                waiting: number;
                dead: number;
            };
            /** @description What signs now, the newest first; without themselves. */
            secrets: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                createdAt: string;
                /** @description Null: the newest. Until then each request has both signatures. */
                expiresAt: string | null;
            }[];
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
            /** @description What signs, `whsec_…`: shown this once. Null in a repeat of the request. */
            secret: string | null;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        /** @description A subscription to events. */
        Webhook: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            /**
             * @description Where events are posted to. Public addresses by HTTPS only, unless the installation allows others.
             * @example https://hr.example.com/rollbook
             */
            url: string;
            /** @description Which types; none: all. */
            types: string[];
            /** @description Stopped, it is sent nothing; what happens meanwhile is in the feed. */
            active: boolean;
            /**
             * @description `failing`: nothing has come through for several tries, so that one at a time is tried; `stopped`: by somebody; `paused`: by the system, as nothing came through for three days or the subscriber answered 410.
             * @enum {string}
             */
            status: "active" | "failing" | "stopped" | "paused";
            paused: {
                /** @enum {string} */
                reason: "failing" | "gone";
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
            } | null;
            /** @description Since the last success; null: the last try was one. */
            failing: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                since: string;
                failures: number;
                nextTryAt: string | null;
            } | null;
            lastDeliveredAt: string | null;
            deliveries: {
                waiting: number;
                dead: number;
            };
            /** @description What signs now, the newest first; without themselves. */
            secrets: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
                 */
                id: string;
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                createdAt: string;
                /** @description Null: the newest. Until then each request has both signatures. */
                expiresAt: string | null;
            }[];
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            updatedAt: string;
        };
        WebhookDeliveryList: {
            items: components["schemas"]["WebhookDelivery"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description UUIDv7
             * @example 019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10
             */
            id: string;
            event: {
                /** @description Sent as `webhook-id`; the same in each try. */
                id: string;
                type: string;
                /** @description In the feed; null: a ping. */
                position: string | null;
                subjectId: string | null;
            };
            /** @enum {string} */
            status: "waiting" | "delivered" | "dead";
            /** @description Does it wait for an earlier event of the same subject? */
            heldBack: boolean;
            /** @description Since it was first, or last, asked for. */
            attempts: number;
            /** @description The newest thirty, the newest last. */
            tries: {
                /**
                 * Format: date-time
                 * @description RFC 3339 in UTC
                 * @example 2026-03-31T22:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                outcome: "taken" | "refused" | "redirect" | "gone" | "timeout" | "unreachable" | "tls" | "broken" | "address-refused" | "stopped";
                statusCode: number | null;
                ms: number;
            }[];
            nextTryAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            settledAt: string | null;
        };
        WebhookRedelivery: {
            /** @description How many are sent again. */
            count: number;
        };
        ApiKeyWithSecret: {
            /** @description The 12 hexadecimal digits that the key begins with. */
            id: string;
            name: string;
            scopes: ("read" | "write" | "admin" | "people:read" | "people:write" | "groups:read" | "groups:write" | "enrolments:read" | "enrolments:write" | "approvals:read" | "approvals:write" | "delegations:read" | "delegations:write" | "activities:read" | "activities:write" | "sessions:read" | "sessions:write" | "seats:read" | "seats:write" | "policies:read" | "policies:write" | "certifications:read" | "certifications:write" | "plans:read" | "plans:write" | "requirements:read" | "requirements:write" | "automations:read" | "automations:write" | "imports:read" | "imports:write" | "records:read" | "records:write" | "xapi:read" | "xapi:write" | "signatures:read" | "signatures:write" | "events:read" | "events:write" | "reports:read" | "reports:write")[];
            /** @description How many requests it may send in a minute to each process of the API; null: 300000. */
            requestsPerMinute: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description Until when a secret from before a rotation is still valid; null: none is. */
            formerSecretUntil: string | null;
            revokedAt: string | null;
            version: number;
            /** @description The key itself: shown this once. Null in a repeat of the request. */
            secret: string | null;
        };
        ApiKeyList: {
            items: components["schemas"]["ApiKey"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ApiKey: {
            /** @description The 12 hexadecimal digits that the key begins with. */
            id: string;
            name: string;
            scopes: ("read" | "write" | "admin" | "people:read" | "people:write" | "groups:read" | "groups:write" | "enrolments:read" | "enrolments:write" | "approvals:read" | "approvals:write" | "delegations:read" | "delegations:write" | "activities:read" | "activities:write" | "sessions:read" | "sessions:write" | "seats:read" | "seats:write" | "policies:read" | "policies:write" | "certifications:read" | "certifications:write" | "plans:read" | "plans:write" | "requirements:read" | "requirements:write" | "automations:read" | "automations:write" | "imports:read" | "imports:write" | "records:read" | "records:write" | "xapi:read" | "xapi:write" | "signatures:read" | "signatures:write" | "events:read" | "events:write" | "reports:read" | "reports:write")[];
            /** @description How many requests it may send in a minute to each process of the API; null: 300000. */
            requestsPerMinute: number | null;
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description Until when a secret from before a rotation is still valid; null: none is. */
            formerSecretUntil: string | null;
            revokedAt: string | null;
            version: number;
        };
        ApiKeyEventList: {
            items: components["schemas"]["ApiKeyEvent"][];
            /** @description The cursor of the next page. */
            next: string | null;
        };
        ApiKeyEvent: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            type: "made" | "changed" | "rotated" | "revoked";
            /**
             * Format: date-time
             * @description RFC 3339 in UTC
             * @example 2026-03-31T22:00:00.000Z
             */
            at: string;
            /** @description The key that did it; null: the configuration of the API. */
            by: string | null;
            /** @description What it was given by it. */
            data: {
                [key: string]: unknown;
            };
        };
        Readiness: {
            /** @enum {string} */
            postgres: "ok" | "down";
            /** @enum {string} */
            temporal: "ok" | "down";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listUsers: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Part of the name, e-mail address or username. */
                q?: string;
                status?: "activated" | "active" | "deactivated" | "expired";
                level?: "user" | "power_user" | "superadmin";
                department?: string;
                /** @description Only members of this group: its id or code. */
                group?: string;
                /** @description Only direct reports of this person. */
                manager?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description The person after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description It is planned. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedChange"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deactivateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserStatusChange"];
            };
        };
        responses: {
            /** @description The person after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserStatusChange"];
            };
        };
        responses: {
            /** @description The person after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserExpiry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserExpiry"];
            };
        };
        responses: {
            /** @description The person after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserHistory: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserEventList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRoles"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTeam: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description `all`: whoever is below, at any distance. */
                depth?: "direct" | "all";
            };
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description What became of each, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOutcomes"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlannedChanges: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                status?: "planned" | "done" | "cancelled" | "refused";
            };
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedChangeList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelPlannedChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedChangeCancellation"];
            };
        };
        responses: {
            /** @description The planned change after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlannedChange"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTeamBuilding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether they may. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamBuilding"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setTeamBuilding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamBuilding"];
            };
        };
        responses: {
            /** @description Whether they may. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamBuilding"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Part of the name or code. */
                q?: string;
                /** @description Only groups that this person is in. */
                member?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPatch"];
            };
        };
        responses: {
            /** @description The group after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMemberList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeGroupMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupMembersChange"];
            };
        };
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    /** @description The version of the group. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMembersOutcome"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importGroupMembers: {
        parameters: {
            query?: {
                /** @description What is done with those in the file. Who is not in it stays as they are (R34). */
                mode?: "add" | "remove";
            };
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id or code. */
                id: string;
            };
            cookie?: never;
        };
        /** @description The file. */
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    /** @description The version of the group. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMembersOutcome"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivities: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Part of the title or code. */
                q?: string;
                type?: "course" | "quiz" | "event" | "objective" | "acknowledgement" | "external";
                policy?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActivity"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The activity. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeActivity: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityPatch"];
            };
        };
        responses: {
            /** @description The activity after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivityParts: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPartList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createActivityPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActivityPart"];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPart"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeActivityPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeActivityPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityPartPatch"];
            };
        };
        responses: {
            /** @description The part after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPart"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSession"];
            };
        };
        responses: {
            /** @description Planned. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionPatch"];
            };
        };
        responses: {
            /** @description The session after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionCancel"];
            };
        };
        responses: {
            /** @description The session after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRoster: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordAttendance: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceList"];
            };
        };
        responses: {
            /** @description What became of each, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceOutcomes"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivitySeats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seats. */
            200: {
                headers: {
                    /** @description The version of the settings. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatSettings"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeActivitySeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatSettingsPatch"];
            };
        };
        responses: {
            /** @description The seats after it. */
            200: {
                headers: {
                    /** @description The version of the settings. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatSettings"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessionSeats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seats. */
            200: {
                headers: {
                    /** @description The version of the settings. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatSettings"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSessionSeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatSettingsPatch"];
            };
        };
        responses: {
            /** @description The seats after it. */
            200: {
                headers: {
                    /** @description The version of the settings. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatSettings"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivityLottery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draw. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lottery"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivityLots: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawActivityLots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draw"];
            };
        };
        responses: {
            /** @description The draw. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lottery"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSessionLottery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draw. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lottery"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessionLots: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LotList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawSessionLots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draw"];
            };
        };
        responses: {
            /** @description The draw. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lottery"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActivityReservations: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserveActivitySeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The activity: id or code. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReservation"];
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessionReservations: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReservationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reserveSessionSeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReservation"];
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reservation. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeReservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReservationPatch"];
            };
        };
        responses: {
            /** @description The reservation after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseReservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reservation after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPolicyVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicy"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movePolicy: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyMoveRequest"];
            };
        };
        responses: {
            /** @description What would change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyMovePreview"];
                };
            };
            /** @description Begun. */
            202: {
                headers: {
                    /** @description Where its outcomes are. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyMove"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyMove: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyMove"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLearningPlans: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPlanList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createLearningPlanVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLearningPlan"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPlan"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLearningPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPlan"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLearningPlanVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPlanVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLearningPlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearningPlan"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveLearningPlan: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanMoveRequest"];
            };
        };
        responses: {
            /** @description What would change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanMovePreview"];
                };
            };
            /** @description Begun. */
            202: {
                headers: {
                    /** @description Where its progress is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanMove"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLearningPlanMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The move. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanMove"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlanEnrolments: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                user?: string;
                plan?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanEnrolmentList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrolInPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlanEnrolment"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedPlanEnrolment"];
                };
            };
            /** @description It was born. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedPlanEnrolment"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlanEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan enrolment. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanEnrolment"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPlanEnrolmentHistory: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanEventList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandPlanEnrolment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanCommand"];
            };
        };
        responses: {
            /** @description The plan enrolment after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanEnrolment"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAutomations: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                state?: "draft" | "on" | "off";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAutomationVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAutomation"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Automation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAutomation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The automation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Automation"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAutomationVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchAutomation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AutomationSwitch"];
            };
        };
        responses: {
            /** @description The automation after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Automation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryAutomation: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description How far to look ahead. */
                days?: number;
            };
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it would do. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationTrial"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAutomationFirings: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                automation?: string;
                enrolment?: string;
                /** @description Those that did something, or those whose conditions did not hold. */
                did?: "something" | "nothing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AutomationFiringList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCertifications: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCertificationVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCertification"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certification"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCertification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certification. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certification"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCertificationVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCertificationVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certification"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCertificationToMany: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCertificationHolders"];
            };
        };
        responses: {
            /** @description What became of each, in their order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationHolderOutcomes"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserCertifications: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                user?: string;
                certification?: string;
                status?: string;
                /** @description Whose last day of validity lies before this one. */
                expiringBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCertificationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCertification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserCertification"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedUserCertification"];
                };
            };
            /** @description It was assigned. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedUserCertification"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserCertification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The certification. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCertification"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUserCertificationHistory: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificationEventList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandUserCertification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificationCommand"];
            };
        };
        responses: {
            /** @description The certification after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserCertification"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                tab?: "all" | "active" | "completed" | "cancelled";
                /** @description Part of the name or e-mail address; one or two letters are looked for at the beginnings only. */
                q?: string;
                user?: string;
                activity?: string;
                status?: string;
                obligation?: "mandatory" | "suggested" | "optional";
                source?: "self" | "manager" | "administrator" | "hr" | "rule" | "plan" | "recertification";
                department?: string;
                /** @description The code of the policy. */
                policy?: string;
                /** @description How they have a seat, or wait for one. */
                seat?: string;
                overdue?: "true" | "false";
                dueBefore?: string;
                dueAfter?: string;
                /** @description By birth, or the soonest deadline first. */
                sort?: "newest" | "oldest" | "deadline";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, with the counts of the tabs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestEnrolment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEnrolment"];
            };
        };
        responses: {
            /** @description It was there already. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedEnrolment"];
                };
            };
            /** @description It was born. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedEnrolment"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enrolment. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnrolmentHistory: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEnrolmentWorkflow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commandEnrolment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Command"];
            };
        };
        responses: {
            /** @description The enrolment after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description After a reset: where the next attempt is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postProgress: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressBatch"];
            };
        };
        responses: {
            /** @description The outcome of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressOutcomes"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignatureRequests: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureRequestList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestSignature: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignatureRequest"];
            };
        };
        responses: {
            /** @description It is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureRequestMade"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signatureCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description A JSON object. */
        requestBody: {
            content: {
                "application/json": string;
            };
        };
        responses: {
            /** @description How the request stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignatureCallbackAnswer"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                status?: string;
                /** @description Whom they wait or waited for: id, external id, username or e-mail address; or `administrators` for their queue. */
                assignee?: string;
                enrolment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideApproval: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description The task after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecision"];
            };
        };
        responses: {
            /** @description The outcome of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDecisions"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDelegations: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                principal?: string;
                delegate?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelegationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDelegation"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDelegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delegation. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DelegationPatch"];
            };
        };
        responses: {
            /** @description The delegation after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDelegation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delegation after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        /** @description The cursor of the next page. */
                        next: string | null;
                    };
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImport: {
        parameters: {
            query: {
                /** @description What the rows are. */
                kind: "people" | "activities" | "enrolments" | "status";
                /** @description Only say what would happen. */
                dryRun?: "true" | "false";
                /** @description Take deadlines that have passed (enrolments). */
                allowPastDeadlines?: "true" | "false";
                /** @description The saved mapping by which the columns are read (people). */
                mapping?: string;
                /** @description The file names everybody there is: who is missing is deactivated (people). */
                completeList?: "true" | "false";
                /** @description With `completeList`: the share of the people known that may be missing without a question; left out: 5%. */
                maxLeavers?: string;
            };
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file. */
        requestBody: {
            content: {
                "text/csv": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Taken in; it is being carried out. */
            202: {
                headers: {
                    /** @description The import. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportRows: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Only the rows with this outcome. */
                outcome?: "created" | "updated" | "unchanged" | "rejected";
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportRow"][];
                        /** @description The cursor of the next page. */
                        next: string | null;
                    };
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readImportReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportLeavers: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportLeaverList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The import after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The import after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportMappings: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMappingList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImportMappingVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImportMapping"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMapping"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mapping. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMapping"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportMappingVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMappingVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportMappingVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportMapping"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setUserStatuses: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserStatusSelection"];
            };
        };
        responses: {
            /** @description Taken in; it is being carried out. */
            202: {
                headers: {
                    /** @description The import. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTrainingRecords: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                user?: string;
                enrolment?: string;
                qualificationCode?: string;
                validity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingRecordList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQualificationCodes: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                retired?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createQualificationCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQualification"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Qualification"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQualificationCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The qualification. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Qualification"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeQualificationCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QualificationPatch"];
            };
        };
        responses: {
            /** @description The qualification after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Qualification"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQualificationUse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What names it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualificationUse"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequirements: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRequirement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRequirement"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRequirement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requirement. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRequirement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequirementPatch"];
            };
        };
        responses: {
            /** @description The requirement after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Requirement"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequirementVersions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequirementVersionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExemptions: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExemptionList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createExemption: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExemption"];
            };
        };
        responses: {
            /** @description Exempt. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exemption"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawExemption: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exemption after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exemption"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCompliance: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description The day, where each person is; left out: today. */
                asOf?: string;
                /** @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known. */
                knowledge?: "today" | "then";
                /** @description Only who reported directly to this person then. */
                manager?: string;
                department?: string;
                state?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplianceList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countCompliance: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description The day, where each person is; left out: today. */
                asOf?: string;
                /** @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known. */
                knowledge?: "today" | "then";
                /** @description Only who reported directly to this person then. */
                manager?: string;
                department?: string;
                state?: string;
                by?: "manager" | "department";
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplianceCountsList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserRequirements: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description The day, where each person is; left out: today. */
                asOf?: string;
                /** @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known. */
                knowledge?: "today" | "then";
            };
            header?: never;
            path: {
                /** @description Id, external id, username or e-mail address. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserRequirementList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportKinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportKindList"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportCompliance: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description The day, where each person is; left out: today. */
                asOf?: string;
                /** @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known. */
                knowledge?: "today" | "then";
                requirement?: string;
                /** @description Only requirements that this activity satisfies. */
                activity?: string;
                /** @description One line for each requirement, or for each team. */
                by?: "all" | "manager" | "department" | "location";
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportCompliancePeople: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description The day, where each person is; left out: today. */
                asOf?: string;
                /** @description `today`: what was true then, by all that is known today. `then`: what was known then, without what was recorded, corrected or withdrawn later. People stand where they stood in the company then, as far back as is known. */
                knowledge?: "today" | "then";
                requirement?: string;
                /** @description Only requirements that this activity satisfies. */
                activity?: string;
                state?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportExpiring: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description Up to so long ahead, where each person is. */
                within?: string;
                /** @description Also what has lapsed already? */
                lapsed?: "true" | "false";
                qualificationCode?: string;
                trainingProvider?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRecordsByProvider: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description The first day. */
                from?: string;
                /** @description The last day. */
                until?: string;
                /** @description In place of both: so long back from the day on which it is asked. */
                last?: string;
                qualificationCode?: string;
                trainingProvider?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportChanges: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                /** @description The first day. */
                from?: string;
                /** @description The last day. */
                until?: string;
                /** @description In place of both: so long back from the day on which it is asked. */
                last?: string;
                subject?: string;
                /** @description By whom, or on whose behalf: a person, the id of an API key, or `system`. */
                actor?: string;
                /** @description About whom. */
                user?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportEnrolmentStatus: {
        parameters: {
            query?: {
                /** @description Only who reports directly to this person. */
                manager?: string;
                department?: string;
                location?: string;
                activity?: string;
                obligation?: string;
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                kind?: "compliance" | "compliance-people" | "expiring" | "records-by-provider" | "changes" | "enrolment-status";
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPatch"];
            };
        };
        responses: {
            /** @description The report after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportResults: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                /** @description Left out, what `Accept` asks for. A file is the whole report, whatever `limit` and `cursor` say. */
                format?: "json" | "csv" | "xlsx";
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportResults"];
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReportRuns: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRunList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being made. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRunRef"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
                /** @description The run’s id. */
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTroubledMails: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStatements: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                outcome?: string;
                user?: string;
                enrolment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementList"];
                    "text/csv": string;
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatements: {
        parameters: {
            query?: {
                statementId?: string;
                voidedStatementId?: string;
                agent?: string;
                verb?: string;
                activity?: string;
                registration?: string;
                related_activities?: "true" | "false";
                related_agents?: "true" | "false";
                /** @description Stored after. */
                since?: string;
                /** @description Stored then or before. */
                until?: string;
                /** @description At most 100. */
                limit?: number;
                format?: "ids" | "exact" | "canonical";
                attachments?: "false";
                ascending?: "true" | "false";
                /** @description From `more`. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement, or a page of them. */
            200: {
                headers: {
                    /** @description What was stored until then is to be seen. */
                    "X-Experience-API-Consistent-Through"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiStatementResult"] | components["schemas"]["XapiStatement"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putStatement: {
        parameters: {
            query: {
                /** @description Its id. */
                statementId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XapiStatement"];
            };
        };
        responses: {
            /** @description It is stored. */
            204: {
                headers: {
                    /** @description How many stand where; see `/v1/statements`. */
                    "X-Rollbook-Outcome"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStatements: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XapiStatements"];
            };
        };
        responses: {
            /** @description The ids, in their order. */
            200: {
                headers: {
                    /** @description How many stand where; see `/v1/statements`. */
                    "X-Rollbook-Outcome"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiStatementIds"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    aboutXapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["XapiAbout"];
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the answer before; left out: from the beginning. */
                after?: string;
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is behind `after`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventFeed"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    /** @description The address. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description The subscription after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSecretRotation"];
            };
        };
        responses: {
            /** @description The subscription, with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
                status?: "waiting" | "delivered" | "dead";
            };
            header?: never;
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
                /** @description Its id. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverDeadWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They wait. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRedelivery"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pingWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is on its way. */
            202: {
                headers: {
                    /** @description Of the deliveries. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description The address. */
                    Location?: string;
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that was read; 412 when it is another by now. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyPatch"];
            };
        };
        responses: {
            /** @description The key after it. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeyEvents: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next` of the page before; with the same other parameters. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyEventList"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The key with its new secret. */
            200: {
                headers: {
                    /** @description The version. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description Something in the request is to be mended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No API key, or none that is valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has not the scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `type` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is of another type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Idempotency-Key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key has sent too many requests: repeat after `Retry-After`. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not reachable, or the outcome is not known: repeat after `Retry-After`. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description One does not. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The request is not one that is answered here. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
