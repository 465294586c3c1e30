curl https://apiv2.waiflow.app/api/v2/sessions/support-team/groups \
-H "Authorization: Bearer YOUR_TOKEN"
