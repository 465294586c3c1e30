curl -N https://apiv2.waiflow.app/api/v2/sessions/my-new-session/events?token=YOUR_TOKEN
