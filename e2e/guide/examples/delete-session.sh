curl -X DELETE https://apiv2.waiflow.app/api/v2/sessions/my-new-session \
-H "Authorization: Bearer YOUR_TOKEN"
