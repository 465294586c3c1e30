curl -X POST https://apiv2.waiflow.app/api/v2/sessions \
-H "Authorization: Bearer YOUR_TOKEN" \
-H "Content-Type: application/json" \
-d '{
"name": "my-new-session",
"status": "starting"
}'
